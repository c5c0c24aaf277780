package io.adax.trainer.web;

import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a value without parts is read, and never coerced: "5" is no number.
 *
 * @param expectation what it must be, in words
 * @param names the values there are, when they have names
 * @param bounds of an integer; null for anything else
 * @param read empty when the node is something else
 */
record Scalar(String expectation, Set<String> names, @Nullable IntegerBounds bounds,
		Function<JsonNode, Optional<?>> read) {

	private static final Scalar TEXT = of("must be text", JsonNode::isString, JsonNode::stringValue);

	private static final Scalar FLAG = of("must be true or false", JsonNode::isBoolean, JsonNode::booleanValue);

	private static final Scalar INTEGER = integer(BigDecimal::intValueExact);

	private static final Scalar LONG = integer(BigDecimal::longValueExact);

	private static final Scalar NUMBER = of("must be a number of double precision",
			(node) -> node.isNumber() && Double.isFinite(node.decimalValue().doubleValue()),
			(node) -> node.decimalValue().doubleValue());

	private static final Scalar DURATION = parsed("must be an ISO 8601 duration such as PT1H30M", Duration::parse);

	private static final Scalar INSTANT = parsed("must be an RFC 3339 time such as 2026-01-31T12:00:00Z",
			Instant::parse);

	private static final Map<Class<?>, Scalar> KNOWN = Map.ofEntries(Map.entry(String.class, TEXT),
			Map.entry(Boolean.class, FLAG), Map.entry(boolean.class, FLAG), Map.entry(Integer.class, INTEGER),
			Map.entry(int.class, INTEGER), Map.entry(Long.class, LONG), Map.entry(long.class, LONG),
			Map.entry(Double.class, NUMBER), Map.entry(double.class, NUMBER), Map.entry(Duration.class, DURATION),
			Map.entry(Instant.class, INSTANT));

	/** How values of that type are read; empty for a type that has parts. */
	static Optional<Scalar> of(Class<?> type) {
		return type.isEnum() ? Optional.of(constant(type)) : Optional.ofNullable(KNOWN.get(type));
	}

	/** The same with the bounds that an integer has there. */
	Scalar within(AnnotatedElement field) {
		return (this.bounds != null) ? integer(IntegerBounds.of(field), this.read) : this;
	}

	/**
	 * What is wrong with a value that could not be read.
	 * @param most what the service is configured to allow there
	 */
	Complaint complaint(JsonNode node, OptionalLong most) {
		if (this.bounds != null) {
			return this.bounds.within(most).complaint(node.isNumber() ? node.decimalValue() : null);
		}
		return Complaint.of(this.names.isEmpty() ? Rule.TYPE : Rule.CHOICE, this.expectation);
	}

	/** The same value as this type writes it, if it is known what is meant. */
	Optional<String> meant(String given) {
		return (this == DURATION) ? Durations.inIso(given) : Suggestion.nearest(given, this.names);
	}

	private static Scalar integer(Function<BigDecimal, Object> exact) {
		return integer(IntegerBounds.UNKNOWN, (node) -> {
			try {
				return node.isNumber() ? Optional.of(exact.apply(node.decimalValue())) : Optional.empty();
			}
			catch (ArithmeticException ex) {
				return Optional.empty();
			}
		});
	}

	private static Scalar integer(IntegerBounds bounds, Function<JsonNode, Optional<?>> read) {
		return new Scalar(bounds.expectation(), Set.of(), bounds, read);
	}

	private static Scalar of(String expectation, Predicate<JsonNode> fits, Function<JsonNode, Object> read) {
		return new Scalar(expectation, Set.of(), null,
				(node) -> fits.test(node) ? Optional.of(read.apply(node)) : Optional.empty());
	}

	private static Scalar parsed(String expectation, Function<String, Object> parse) {
		return new Scalar(expectation, Set.of(), null, (node) -> {
			try {
				return node.isString() ? Optional.of(parse.apply(node.stringValue())) : Optional.empty();
			}
			catch (DateTimeParseException | ArithmeticException ex) {
				return Optional.empty();
			}
		});
	}

	/** By the constant's JSON name; one named "true" is meant by the boolean, too. */
	private static Scalar constant(Class<?> type) {
		Map<String, Object> constants = new LinkedHashMap<>();
		Arrays.stream(type.getEnumConstants()).forEach((constant) -> constants.put(jsonName(constant), constant));
		return new Scalar("must be one of " + String.join(", ", constants.keySet()), constants.keySet(), null,
				(node) -> {
					boolean named = node.isString() || node.isBoolean();
					return Optional.ofNullable(named ? constants.get(node.asString()) : null);
				});
	}

	private static String jsonName(Object constant) {
		Enum<?> value = (Enum<?>) constant;
		try {
			JsonProperty given = value.getDeclaringClass().getField(value.name()).getAnnotation(JsonProperty.class);
			return (given != null) ? given.value() : value.name();
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
