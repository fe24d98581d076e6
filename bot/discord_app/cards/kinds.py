"""The kinds of question in plain words, the same on cards and in commands."""

from bot.game.question import Kind

KIND_WORDS = {
    Kind.CHOICE: "multiple choice",
    Kind.TRUE_FALSE: "true or false",
    Kind.TYPED: "type the answer",
    Kind.NUMBER: "closest number",
    Kind.ORDER: "put in order",
    Kind.SEVERAL: "tick all that apply",
    Kind.LIST: "name as many as you can",
}
