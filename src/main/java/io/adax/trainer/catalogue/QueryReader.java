package io.adax.trainer.catalogue;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.RequestReader;
import io.adax.trainer.web.Rule;
import io.adax.trainer.web.Suggestion;
import io.adax.trainer.web.Union;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.MultiValueMap;

/**
 * Reads records out of query parameters by the rules and in the words by which they are
 * read out of a job, and names all faults of a query at once.
 */
final class QueryReader {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final RequestReader reader;

	private final Map<String, String> parameters = new LinkedHashMap<>();

	/** Fields whose own fields are parameters, too. */
	private final Set<String> flattened = new HashSet<>();

	/** All parameters that were asked for. */
	private final Set<String> known = new TreeSet<>();

	/** Parameters of which nothing more needs to be said. */
	private final Set<String> refused = new HashSet<>();

	private final List<Fault> faults = new ArrayList<>();

	QueryReader(RequestReader reader, MultiValueMap<String, String> query) {
		this.reader = reader;
		query.forEach((name, values) -> {
			this.parameters.put(name, values.get(0));
			if (values.size() > 1) {
				refuse(name, Complaint.of(Rule.DUPLICATE, "is given %d times".formatted(values.size()))
					.with(values.get(0), "once"));
			}
		});
	}

	/** A record of the parameters that are its fields; null if some have faults. */
	<T> @Nullable T take(Class<T> type) {
		return read(object(type), type);
	}

	/**
	 * A member of a union, of all parameters that are left; null if some have faults.
	 * @param told which parameters the message names to somebody who gives an unknown one
	 */
	<T> @Nullable T takeRest(Class<T> union, @Nullable String type, Predicate<String> told) {
		Class<?> member = Union.of(union).members().get(String.valueOf(type));
		ObjectNode node = (member != null) ? object(member) : NODES.objectNode();
		String given = take(Union.of(union).property());
		if (given != null) {
			refuse(Union.of(union).property(),
					Complaint.of(Rule.UNKNOWN, "is unknown here: the address names the type").with(given, null));
		}
		if (member != null) {
			List<String> names = this.known.stream().filter(told).toList();
			this.parameters.keySet()
				.forEach((name) -> refuse(name, Complaint.unknown(name, names, Suggestion.unknown(name, names))));
		}
		if (type != null) {
			node.put(Union.of(union).property(), type);
		}
		return read(node, union);
	}

	@Nullable String take(String parameter) {
		return this.parameters.remove(parameter);
	}

	void add(List<Fault> further) {
		this.faults.addAll(further);
	}

	/** Fails with all faults found, if there are any. */
	void finish() {
		if (!this.faults.isEmpty()) {
			throw new InvalidRequest(this.faults);
		}
	}

	private void refuse(String name, Complaint complaint) {
		this.refused.add("/" + name);
		this.faults.add(complaint.at("/" + name));
	}

	private <T> @Nullable T read(ObjectNode node, Class<T> type) {
		try {
			return this.reader.read(node, type);
		}
		catch (InvalidRequest ex) {
			ex.faults()
				.stream()
				.map((fault) -> fault.movedTo(parameter(fault.pointer())))
				.filter((fault) -> !this.refused.contains(fault.pointer()))
				.forEach(this.faults::add);
			return null;
		}
	}

	/** The parameter that a place in the record came from. */
	private String parameter(String pointer) {
		String[] steps = pointer.split("/", -1);
		if (steps.length < 3 || !this.flattened.contains(steps[1])) {
			return pointer;
		}
		return "/" + (steps[2].equals("type") ? steps[1] : steps[2]);
	}

	private ObjectNode object(Class<?> type) {
		ObjectNode node = NODES.objectNode();
		List<RecordComponent> unions = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			this.known.add(component.getName());
			if (Specs.isUnion(component.getType())) {
				unions.add(component);
			}
			else if (this.parameters.containsKey(component.getName())) {
				String text = Objects.requireNonNull(take(component.getName()));
				node.set(component.getName(),
						(component.getType() == Map.class) ? table(component.getName(), text) : scalar(text));
			}
		}
		// what two of them have belongs to the outer one
		unions.forEach((component) -> flatten(component, type, node));
		return node;
	}

	private void flatten(RecordComponent component, Class<?> owner, ObjectNode node) {
		Union union = Union.of(component.getType());
		String given = take(component.getName());
		String type = (given != null) ? given : Specs.defaultType(component, owner);
		Class<?> member = union.members().get(type);
		ObjectNode inner = (member != null) ? object(member) : NODES.objectNode();
		if (given != null || !inner.isEmpty()) {
			this.flattened.add(component.getName());
			node.set(component.getName(), inner.put(union.property(), type));
		}
	}

	private JsonNode table(String name, String text) {
		ObjectNode table = NODES.objectNode();
		for (String entry : text.split(",", -1)) {
			int colon = entry.indexOf(':');
			if (colon < 0 || table.has(entry.substring(0, colon))) {
				refuse(name, Complaint.of(Rule.FORM, "must be pairs of different positions such as 0:1,1000:0.1")
					.found(text));
				return NODES.objectNode();
			}
			table.set(entry.substring(0, colon), scalar(entry.substring(colon + 1)));
		}
		return table;
	}

	private static JsonNode scalar(String text) {
		if (text.equals("true") || text.equals("false")) {
			return NODES.booleanNode(Boolean.parseBoolean(text));
		}
		try {
			return text.matches("-?\\d{1,100}") ? NODES.numberNode(new BigInteger(text))
					: NODES.numberNode(new BigDecimal(text));
		}
		catch (NumberFormatException ex) {
			return NODES.stringNode(text);
		}
	}

}
