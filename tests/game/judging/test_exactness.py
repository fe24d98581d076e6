"""Answers that differ in one sign, unit or number, each tried against each other: none passes."""

import pytest

from bot.game.judging import Answer, Judge, Verdict

DIFFERENT = {
    "formulas": """n+1 n-1 n/1 n*2 n^2 2n n! 1/n √n -n n²+1 n²-1 V=IR V=I/R V=I+R V=I-R I=V/R R=V/I
        F=ma F=m/a E=mc² E=mc³ E=mc PV=nRT PV=nR/T a²+b²=c² a²-b²=c² a²+b²=c³ x<y x>y x≤y x≥y x=y
        x≠y x≈y x≡y A∪B A∩B A⊂B A⊃B A⊆B A∈B A∉B A−B A×B p∧q p∨q p→q p↔q ¬p p q→p ¬p∧q ¬(p∧q) ∀x ∃x
        ∄x x x++ x-- !x x+=1 x-=1 x==y x&&y x||y x%y x/y πr² 2πr πr πr³ 4πr² sin(x) cos(x) sin²x
        e^x 10^x x^10 ∫x ∑x ∂x ±x x±y ∓x dy/dx dx/dy f(x) f'(x) O(n) O(1) O(n²)""",
    "chemistry": """H2O H₂O₂ CO CO₂ CO3 NaCl NaCl2 Na+ Na⁻ Na Cl- Cl+ Cl Ca²⁺ Ca⁺ Ca²⁻ Ca Fe²⁺ Fe³⁺
        SO₄²⁻ SO₃²⁻ SO₄ NH₄⁺ NH₃ OH⁻ OH H⁺ H⁻ O₂ O₃ HNO3 HNO2 H2SO4 H2SO3 Hg Cm
        Pa Mg""",
    "signs": """+ - ÷ = ≠ < > ≤ ≥ ≈ ≡ ∞ ∈ ∉ ∋ ⊂ ⊄ ⊆ ∪ ∩ ∧ ∨ ¬ → ← ↔ ⇒ ⇔ ∀ ∃ ∄ ∑ ∏ ∫ √ ∛ ∂ ∇ ± ∓ %
        & && || ! !! ? ?! : ; == === !== ++ -- += -= ** * / // # ## @ $ € £ ¥ ♭ ♮ ^ ~ {} () [] <>
        :) :( ;) ... § ©""",
    "music": "C C♯ C♭ C♮ D D♭ B B♭ B♯ E E♭ Em E♭m F F♯ F♯m Fm 4/4 3/4 2/2 12/8",
    "numbers": """0 1 2 -1 -2 10 1000 102 10⁵ 1e6 1.5 15 2/3 1:2 50% 50° $7 €7 7km 7m 7mm 7mW
        7MW 7kW 7km/h 7mph 7m/s 7m/s² 7m² 7m³ 7kg 7mg 7lb 7min 7GB 7Gb 7MB 7°C 7°F 7kWh 7hPa 7kPa
        7N 7Hz 7GHz 7ly ±7 ≤7 ≥7 <7 >7 √7 7² 7-8 -7 7:00PM""",
    "times": "7:00AM 7:00PM 7:30AM 7:30PM 7:15 7:45 6:45 12:00AM 12:30 00:30 23:59 11:59 19:15",
    "periods": """1920s 1930s 1820s 1920 1929 1900 1914-1918 1914 1918 1939-1945 1914-1945 10–20
        20–30 1960s 1860s""",
    "names": """S&M M&S R&B B&R R&D D&R AT&T Q&A D&D B&B H&M AC/DC DC/AC C++ C-- C A+ A- A AB+ AB-
        O+ O- Rh+ F-16 F-15 B-52 B-2 3-D 2-D 4-H R2-D2 C-3PO""",
}


@pytest.mark.parametrize("kind", DIFFERENT)
def test_no_answer_passes_for_another(kind: str) -> None:
    answers = DIFFERENT[kind].split()
    judges = {each: Judge(Answer(accepted=(each,))) for each in answers}
    passed = [
        (right, typed)
        for right, judge in judges.items()
        for typed in answers
        if (judge.verdict(typed) is Verdict.RIGHT) is not (right == typed)
    ]
    assert passed == []


@pytest.mark.parametrize("kind", DIFFERENT)
def test_none_of_them_is_nearly_right(kind: str) -> None:
    answers = [each for each in DIFFERENT[kind].split() if not each.isalpha()]
    judges = [Judge(Answer(accepted=(each,))) for each in answers]
    told = [
        (judge.answer.accepted, typed)
        for judge in judges
        for typed in answers
        if judge.verdict(typed) is Verdict.CLOSE
    ]
    assert told == []
