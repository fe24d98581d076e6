"""Bodies against Discord's own schema, with Discord's error tree."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

from bot.sandbox.validation.error_tree import ErrorTree
from bot.sandbox.validation.openapi import body_schema
from bot.sandbox.world.messages import Json


def check_schema(method: str, path: str, body: Any) -> None:
    """Raise ApiError (50035) unless the body fits what Discord's document says of the route."""
    validator = _validator(method, path)
    if validator is None:
        return
    tree = ErrorTree()
    for error in validator.iter_errors(body):
        place = list(error.absolute_path)
        if error.validator == "required":
            for name in error.validator_value:
                if name not in error.instance:
                    tree.add([*place, name], "BASE_TYPE_REQUIRED", "This field is required")
        else:
            tree.add(place, *_words(error))
    tree.check()


@cache
def _validator(method: str, path: str) -> Any:
    schema = body_schema(method, path)
    return None if schema is None else _Validator(schema)


def _union(
    validator: Any, alternatives: list[Json], instance: Any, _schema: Json
) -> Iterator[ValidationError]:
    """Check only the alternatives that the instance means to be, so that errors are to the point.

    Discord tells them apart by `type`, as this does; it is also much quicker than trying them all.
    """
    fitting = [one for one in alternatives if _means(one, instance)]
    if not fitting:
        yield ValidationError("union", validator="union", validator_value=alternatives)
        return
    tried = []
    for alternative in fitting:
        errors = list(validator.descend(instance, alternative))
        if not errors:
            return
        tried.append(errors)
    yield from min(tried, key=_distance)


def _distance(errors: list[ValidationError]) -> tuple[int, int]:
    """Return how far the instance is from an alternative: wrong types weigh most."""
    return sum(one.validator == "type" for one in errors), len(errors)


def _means(alternative: Json, instance: Any) -> bool:
    if "const" in alternative:
        return bool(alternative["const"] == instance)
    if alternative.get("type") == "null":
        return instance is None
    kinds = alternative.get("properties", {}).get("type", {}).get("enum")
    if kinds and isinstance(instance, dict):
        return instance.get("type") in kinds
    return True


def _type(
    validator: Any, wanted: str | list[str], instance: Any, schema: Json
) -> Iterator[ValidationError]:
    """Check types as leniently as Discord: whole numbers may be strings, and ids numbers."""
    names = [wanted] if isinstance(wanted, str) else wanted
    if any(validator.is_type(instance, name) for name in names):
        return
    if "integer" in names and isinstance(instance, str) and instance.lstrip("-").isdecimal():
        return
    if schema.get("format") == "snowflake" and validator.is_type(instance, "integer"):
        return
    yield ValidationError("type", validator="type", validator_value=names)


_Validator = validators.extend(  # type: ignore[no-untyped-call]  # jsonschema leaves it untyped
    Draft202012Validator, {"oneOf": _union, "anyOf": _union, "type": _type}
)

_WRONG_TYPE = {
    "string": ("STRING_TYPE_CONVERT", "Could not interpret the value as string."),
    "integer": ("NUMBER_TYPE_COERCE", "The value is not int."),
    "number": ("NUMBER_TYPE_COERCE", "The value is not float."),
    "boolean": ("BOOLEAN_TYPE_CONVERT", "Must be either true or false."),
    "array": ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"),
    "object": ("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"),
    "null": ("BASE_TYPE_CHOICES", "The value must be null."),
}


_LENGTHS = ("minLength", "maxLength")
_BROKEN = {
    "enum": ("BASE_TYPE_CHOICES", "Value must be one of {}."),
    "maxLength": ("BASE_TYPE_MAX_LENGTH", "Must be {} or fewer in length."),
    "maxItems": ("BASE_TYPE_MAX_LENGTH", "Must be {} or fewer in length."),
    "minLength": ("BASE_TYPE_MIN_LENGTH", "Must be {} or more in length."),
    "minItems": ("BASE_TYPE_MIN_LENGTH", "Must be {} or more in length."),
    "maximum": ("NUMBER_TYPE_MAX", "Value should be less than or equal to {}."),
    "minimum": ("NUMBER_TYPE_MIN", "Value should be greater than or equal to {}."),
}


def _words(error: ValidationError) -> tuple[str, str]:
    """Return Discord's code and sentence for a broken rule of the schema."""
    limit: Any = error.validator_value
    if error.validator in _LENGTHS and "additionalProperties" in error.absolute_schema_path:
        limits: Any = error.schema  # of a text in one of the languages
        shortest, longest = (limits[one] for one in _LENGTHS)
        return "BASE_TYPE_BAD_LENGTH", f"Must be between {shortest} and {longest} in length."
    if error.validator == "type":
        return _WRONG_TYPE[limit[0]]
    if error.validator == "union":
        return "UNION_TYPE_CHOICES", f"Value of field must be one of {_kinds(limit)}."
    code, words = _BROKEN.get(str(error.validator), ("BASE_TYPE_INVALID", error.message))
    return code, words.format(limit)


def _kinds(alternatives: Iterable[Json]) -> list[Any]:
    kinds: list[Any] = []
    for one in alternatives:
        kinds += one.get("properties", {}).get("type", {}).get("enum", [])
        kinds += [one["const"]] if "const" in one else []
    return kinds
