"""Discord's rules for modals that its schema does not say."""

from bot.sandbox.validation.component_rules import check_components
from bot.sandbox.validation.error_tree import ErrorTree, Place
from bot.sandbox.world.messages import ComponentType, Json, walk
from bot.sandbox.world.refusals import NotInSandbox

MOST_PARTS = 5
DRAWN = frozenset(
    {
        ComponentType.ACTION_ROW,
        ComponentType.LABEL,
        ComponentType.STRING_SELECT,
        ComponentType.TEXT_DISPLAY,
        ComponentType.TEXT_INPUT,
    }
)


def check_modal(data: Json) -> None:
    """Raise ApiError for a modal that Discord would not open, NotInSandbox for one it would."""
    components = data["components"]
    for component in walk(components):
        if component["type"] not in DRAWN:
            raise NotInSandbox(f"a component of type {component['type']} in a modal")
    tree = ErrorTree()
    place = ("data", "components")
    if len(components) > MOST_PARTS:
        words = f"Must be between 1 and {MOST_PARTS} in length."
        tree.add(place, "BASE_TYPE_BAD_LENGTH", words)
    check_components(tree, place, components)
    for index, component in enumerate(components):
        _check_part(tree, (*place, index), component)
    tree.check()


def _check_part(tree: ErrorTree, spot: Place, part: Json) -> None:
    if part["type"] == ComponentType.ACTION_ROW:
        for index, field in enumerate(part["components"]):
            here = (*spot, "components", index)
            if not field.get("label"):
                tree.add((*here, "label"), "BASE_TYPE_REQUIRED", "This field is required")
            _check_text_input(tree, here, field)
        if len(part["components"]) > 1:
            words = "The specified component exceeds the maximum width"
            tree.add((*spot, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words)
    elif part["type"] == ComponentType.LABEL:
        _check_labelled(tree, (*spot, "component"), part["component"])


def _check_labelled(tree: ErrorTree, spot: Place, field: Json) -> None:
    if field["type"] == ComponentType.TEXT_INPUT:
        if field.get("label"):
            words = "A label cannot be set on a text input inside a Label"
            tree.add((*spot, "label"), "BASE_TYPE_BAD_LENGTH", words)
        _check_text_input(tree, spot, field)
    elif field.get("disabled"):
        words = "A select cannot be disabled in a modal"
        tree.add((*spot, "disabled"), "BASE_TYPE_CHOICES", words)


def _check_text_input(tree: ErrorTree, spot: Place, field: Json) -> None:
    shortest, longest = text_limits(field)
    if shortest > longest:
        words = f"Value should be less than or equal to {longest}."
        tree.add((*spot, "min_length"), "NUMBER_TYPE_MAX", words)
    if len(field.get("value") or "") > longest:
        words = f"Must be {longest} or fewer in length."
        tree.add((*spot, "value"), "BASE_TYPE_MAX_LENGTH", words)


def text_limits(field: Json) -> tuple[int, int]:
    """Return how many characters a text input must and may hold."""
    shortest, longest = field.get("min_length"), field.get("max_length")
    return 0 if shortest is None else shortest, 4000 if longest is None else longest
