package io.adax.trainer.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes records of a JSON tree and goes on after a fault, so that all of them are found.
 * A component's name is its name in JSON.
 */
final class RequestBinder {

	private static final int SHOWN = 60;

	private static final Complaint OBJECT = Complaint.of(Rule.TYPE, "must be an object");

	private final Faults faults;

	private final Function<Pointer, OptionalLong> limits;

	private final Set<String> besides;

	/**
	 * A binder.
	 * @param limits what the service is configured to allow at most at a place
	 * @param besides fields of the root that somebody else has read
	 */
	RequestBinder(Faults faults, Function<Pointer, OptionalLong> limits, Set<String> besides) {
		this.faults = faults;
		this.limits = limits;
		this.besides = besides;
	}

	/** The value of that type; null when it is missing, null or faulty. */
	@Nullable Object bind(@Nullable JsonNode node, Type type, Pointer at) {
		if (node == null || node.isNull()) {
			return null;
		}
		if (type instanceof ParameterizedType generic) {
			return container(node, generic, at);
		}
		Class<?> raw = (Class<?>) type;
		if (raw.isInstance(node)) {
			return node;
		}
		Scalar scalar = Scalar.of(raw).orElse(null);
		if (scalar != null) {
			return scalar(node, scalar, at);
		}
		return raw.isRecord() ? object(node, raw, Set.of(), at) : union(node, raw, at);
	}

	private @Nullable Object field(@Nullable JsonNode node, RecordComponent component, Pointer at) {
		Scalar scalar = Scalar.of(component.getType()).orElse(null);
		if (scalar == null || node == null || node.isNull()) {
			return bind(node, component.getGenericType(), at);
		}
		Scalar narrow = scalar.within(component.getAccessor());
		return new ConstrainedField(component).isSecret() ? secret(node, narrow, at) : scalar(node, narrow, at);
	}

	private @Nullable Object secret(JsonNode node, Scalar scalar, Pointer at) {
		Object value = scalar.read().apply(node).orElse(null);
		if (value == null) {
			this.faults.addLost(at, scalar.complaint(node, OptionalLong.empty()));
		}
		return value;
	}

	private @Nullable Object scalar(JsonNode node, Scalar scalar, Pointer at) {
		Object value = scalar.read().apply(node).orElse(null);
		if (value == null) {
			Complaint found = found(scalar.complaint(node, this.limits.apply(at)), node);
			this.faults.addLost(at,
					node.isString() ? scalar.meant(node.stringValue()).map(found::meaning).orElse(found) : found);
		}
		return value;
	}

	private @Nullable Object container(JsonNode node, ParameterizedType type, Pointer at) {
		Type[] arguments = type.getActualTypeArguments();
		if (Map.class.equals(type.getRawType())) {
			return map(node, arguments[1], at);
		}
		if (!node.isArray()) {
			return refuse(node, Complaint.of(Rule.TYPE, "must be a list"), Set.of(), at);
		}
		List<@Nullable Object> list = new ArrayList<>();
		node.forEach((element) -> list.add(bind(element, arguments[0], at.child(list.size()))));
		return Collections.unmodifiableList(list);
	}

	private @Nullable Object map(JsonNode node, Type type, Pointer at) {
		if (!node.isObject()) {
			return refuse(node, OBJECT, Set.of(), at);
		}
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		node.properties().forEach((entry) -> {
			String key = entry.getKey();
			map.put(key, bind(entry.getValue(), type, at.child(key)));
		});
		return Collections.unmodifiableMap(map);
	}

	private @Nullable Object union(JsonNode node, Class<?> type, Pointer at) {
		Union union = Union.of(type);
		if (!node.isObject()) {
			return refuse(node, OBJECT, Set.of(), at);
		}
		JsonNode discriminator = node.get(union.property());
		Class<?> member = (discriminator != null && discriminator.isString())
				? union.members().get(discriminator.stringValue()) : null;
		if (member != null) {
			return object(node, member, Set.of(union.property()), at);
		}
		this.faults.lose(at);
		refuseUnknown(node, fields(union), at);
		Pointer place = at.child(union.property());
		String expectation = "must be one of " + String.join(", ", union.members().keySet());
		if (discriminator == null || discriminator.isNull()) {
			this.faults.add(place, Complaint.of(Rule.REQUIRED, "is required and " + expectation)
				.with(null, "one of " + String.join(", ", union.members().keySet())));
			return null;
		}
		return refuse(discriminator, Complaint.of(Rule.CHOICE, expectation), union.members().keySet(), place);
	}

	/**
	 * A record.
	 * @param further fields that the node may have beside the components
	 */
	private @Nullable Object object(JsonNode node, Class<?> type, Set<String> further, Pointer at) {
		if (!node.isObject()) {
			return refuse(node, OBJECT, Set.of(), at);
		}
		RecordComponent[] components = type.getRecordComponents();
		Set<String> known = new HashSet<>(further);
		Arrays.stream(components).map(RecordComponent::getName).forEach(known::add);
		if (at.equals(Pointer.ROOT)) {
			known.addAll(this.besides);
		}
		refuseUnknown(node, known, at);
		@Nullable Object[] arguments = new @Nullable Object[components.length];
		for (int i = 0; i < components.length; i++) {
			String name = components[i].getName();
			arguments[i] = field(node.get(name), components[i], at.child(name));
		}
		return construct(type, components, arguments, at);
	}

	/**
	 * Refuses fields of other names.
	 * @param known told to whoever gives another one
	 */
	private void refuseUnknown(JsonNode node, Set<String> known, Pointer at) {
		node.propertyNames()
			.stream()
			.filter((name) -> !known.contains(name))
			.forEach((name) -> this.faults.add(at.child(name),
					Complaint.unknown(name, known, Suggestion.unknown(name, known))));
	}

	/** The fields that some alternative has. */
	private static Set<String> fields(Union union) {
		return Stream
			.concat(Stream.of(union.property()),
					union.members()
						.values()
						.stream()
						.flatMap((member) -> Arrays.stream(member.getRecordComponents()).map(RecordComponent::getName)))
			.collect(Collectors.toSet());
	}

	private @Nullable Object construct(Class<?> type, RecordComponent[] components, @Nullable Object[] arguments,
			Pointer at) {
		boolean complete = true;
		for (int i = 0; i < components.length; i++) {
			if (arguments[i] == null && components[i].getType().isPrimitive()) {
				this.faults.addDerived(at.child(components[i].getName()), Complaint.required());
				complete = false;
			}
		}
		if (!complete) {
			this.faults.lose(at);
			return null;
		}
		try {
			return Records.construct(type, components, arguments);
		}
		catch (IllegalArgumentException | NullPointerException ex) {
			if (!this.faults.anyWithin(at)) {
				this.faults.add(at, (ex.getMessage() != null) ? ex.getMessage() : "is not valid");
			}
			this.faults.lose(at);
			return null;
		}
	}

	private @Nullable Object refuse(JsonNode node, Complaint complaint, Set<String> names, Pointer at) {
		Complaint found = found(complaint, node);
		this.faults.addLost(at, node.isString() ? found.meaning(node.stringValue(), names) : found);
		return null;
	}

	/** That a value is no object. */
	static Complaint noObject(JsonNode found) {
		return found(OBJECT, found);
	}

	/** The complaint with the value that it is about. */
	static Complaint found(Complaint complaint, JsonNode node) {
		String shown = shown(node);
		return complaint.found(node.isString() ? node.stringValue() : shown, shown);
	}

	/** A value as a message shows it. */
	static String shown(JsonNode node) {
		if (node.isContainer()) {
			return node.isArray() ? "a list" : "an object";
		}
		return Printable.shortened(node.toString(), SHOWN);
	}

}
