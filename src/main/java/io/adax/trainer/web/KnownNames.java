package io.adax.trainer.web;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.ParameterCustomizer;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Documents the names that a parameter may have. */
@Component
class KnownNames implements ParameterCustomizer {

	@Override
	public Parameter customize(Parameter model, MethodParameter parameter) {
		if (model != null && model.getSchema() != null) {
			known(parameter).ifPresent((known) -> {
				Schema<?> schema = model.getSchema();
				describe((schema.getItems() != null) ? schema.getItems() : schema, KnownName.Check.names(known));
			});
		}
		return model;
	}

	/** Of the parameter, or of each of its values. */
	private static Optional<KnownName> known(MethodParameter parameter) {
		KnownName own = parameter.getParameterAnnotation(KnownName.class);
		// a field of a record of parameters is none of its method's
		return (own != null || parameter.getParameterIndex() < 0) ? Optional.ofNullable(own)
				: elements(parameter.getParameter().getAnnotatedType())
					.map((element) -> element.getAnnotation(KnownName.class))
					.filter(Objects::nonNull)
					.findFirst();
	}

	private static Stream<AnnotatedType> elements(AnnotatedType type) {
		return (type instanceof AnnotatedParameterizedType generic)
				? Arrays.stream(generic.getAnnotatedActualTypeArguments()) : Stream.empty();
	}

	@SuppressWarnings("unchecked")
	private static void describe(Schema<?> schema, Names names) {
		names.form()
			.ifPresentOrElse((form) -> schema.setPattern("^(?:" + form + ")$"),
					() -> ((Schema<String>) schema).setEnum(new ArrayList<>(names.all())));
	}

}
