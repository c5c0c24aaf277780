package io.adax.trainer.catalogue;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.adax.trainer.catalogue.HyperParameter.Alternative;
import io.adax.trainer.catalogue.HyperParameter.Kind;
import io.adax.trainer.training.ScheduleSpec;
import io.adax.trainer.web.Records;
import io.adax.trainer.web.Union;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads out of the records that validate a job what they ask for, so that the catalogue
 * cannot say anything else.
 */
final class Specs {

	/** Unions that have a resource of their own. */
	private static final Map<Class<?>, String> RESOURCES = Map.of(ScheduleSpec.class, "/api/v1/schedules");

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Specs() {
	}

	/** What a job gets that leaves out whatever it may. */
	static Object withDefaults(Class<?> spec) {
		RecordComponent[] components = spec.getRecordComponents();
		return Records.construct(spec, components, new @Nullable Object[components.length]);
	}

	/** What is said of a spec as a whole. */
	static String description(Class<?> spec) {
		return documented(spec, spec).description();
	}

	static List<HyperParameter> hyperParameters(Class<?> spec) {
		Object defaults = withDefaults(spec);
		return Arrays.stream(spec.getRecordComponents())
			.map((component) -> hyperParameter(component, value(component, defaults)))
			.toList();
	}

	static boolean isUnion(Class<?> type) {
		return type.isInterface() && type.isAnnotationPresent(JsonTypeInfo.class);
	}

	/** A value that a field may have, as text. */
	static String example(Class<?> spec, String field) {
		return Stream.of(spec.getRecordComponents())
			.filter((component) -> component.getName().equals(field))
			.map((component) -> documented(component.getAccessor(), component).example())
			.findFirst()
			.orElseThrow();
	}

	/** The type of a union that a job gets which leaves it out. */
	static String defaultType(RecordComponent component, Class<?> owner) {
		Object byDefault = Objects.requireNonNull(value(component, withDefaults(owner)));
		return Union.of(component.getType())
			.members()
			.entrySet()
			.stream()
			.filter((member) -> member.getValue() == byDefault.getClass())
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow();
	}

	/** A component of a record. */
	private static @Nullable Object value(RecordComponent component, Object owner) {
		try {
			component.getAccessor().setAccessible(true);
			return component.getAccessor().invoke(owner);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static HyperParameter hyperParameter(RecordComponent component, @Nullable Object byDefault) {
		Class<?> type = component.getType();
		Kind kind = kind(type);
		String href = RESOURCES.get(type);
		return new HyperParameter(component.getName(), kind,
				component.getAnnotatedType().isAnnotationPresent(NotNull.class),
				(byDefault != null) ? MAPPER.treeToValue(MAPPER.valueToTree(byDefault), Object.class) : null,
				Range.of(constrained(component)), values(type, kind), href,
				(kind == Kind.OBJECT && href == null) ? alternatives(type) : null,
				documented(component.getAccessor(), component).description());
	}

	private static Kind kind(Class<?> type) {
		if (type.isEnum()) {
			return Kind.CHOICE;
		}
		if (type == Boolean.class) {
			return Kind.BOOLEAN;
		}
		if (type == Integer.class || type == Long.class) {
			return Kind.INTEGER;
		}
		if (type == Map.class) {
			return Kind.TABLE;
		}
		return isUnion(type) ? Kind.OBJECT : Kind.NUMBER;
	}

	private static @Nullable List<String> values(Class<?> type, Kind kind) {
		return switch (kind) {
			case CHOICE ->
				Stream.of(type.getEnumConstants()).map((constant) -> MAPPER.valueToTree(constant).asString()).toList();
			case OBJECT -> List.copyOf(Union.of(type).members().keySet());
			case NUMBER, INTEGER, BOOLEAN, TABLE -> null;
		};
	}

	private static List<Alternative> alternatives(Class<?> union) {
		return Union.of(union)
			.members()
			.entrySet()
			.stream()
			.map((member) -> new Alternative(member.getKey(), description(member.getValue()),
					hyperParameters(member.getValue())))
			.toList();
	}

	/** What has the bounds: of a table its values. */
	private static AnnotatedElement constrained(RecordComponent component) {
		return (component.getAnnotatedType() instanceof AnnotatedParameterizedType table)
				? table.getAnnotatedActualTypeArguments()[1] : component.getAnnotatedType();
	}

	private static Schema documented(AnnotatedElement element, Object name) {
		return Objects.requireNonNull(element.getAnnotation(Schema.class), () -> name + " is not documented");
	}

}
