package io.adax.trainer.web;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Says what Spring found wrong with the parameters of a request in the words and places
 * of a request, and shows their values as they were written.
 */
final class ParameterFaults {

	private final WebRequest request;

	ParameterFaults(WebRequest request) {
		this.request = request;
	}

	/** What kept an argument from being made; empty if it is no fault of the request. */
	List<Fault> of(Exception ex, Validator validator) {
		if (ex instanceof InvalidRequest refused) {
			return refused.faults();
		}
		if (ex instanceof HttpMessageNotReadableException) {
			return List.of(Complaint.of(Rule.REQUIRED, "a JSON body is required").at(""));
		}
		if (ex instanceof MissingServletRequestParameterException missing) {
			return List.of(Complaint.required().at("/" + missing.getParameterName()));
		}
		if (ex instanceof MissingServletRequestPartException missing) {
			return List.of(Complaint.required().at("/" + missing.getRequestPartName()));
		}
		if (ex instanceof MethodArgumentTypeMismatchException mismatch) {
			return List.of(Mismatch.of(mismatch, mismatch.getParameter().getParameter())
				.complaint()
				.at("/" + mismatch.getName()));
		}
		return (ex instanceof MethodArgumentNotValidException invalid) ? of(invalid, validator) : List.of();
	}

	/** What the arguments that were made break. */
	List<Fault> of(MethodValidationResult result) {
		List<Fault> faults = new ArrayList<>();
		for (ParameterValidationResult parameter : result.getParameterValidationResults()) {
			if (parameter instanceof ParameterErrors errors) {
				errors.getFieldErrors().forEach((error) -> faults.add(fault(error, null)));
			}
			else {
				faults.addAll(of(parameter));
			}
		}
		return faults;
	}

	private List<Fault> of(ParameterValidationResult result) {
		RequestHeader header = result.getMethodParameter().getParameterAnnotation(RequestHeader.class);
		String name = (header != null) ? header.name() : String.valueOf(result.getMethodParameter().getParameterName());
		Object found = (header != null) ? this.request.getHeader(name) : written(name, result.getArgument());
		return result.getResolvableErrors().stream().map((error) -> {
			Optional<ConstraintViolation<?>> violation = violation(
					() -> result.unwrap(error, ConstraintViolation.class));
			return fault(name, error, violation, violation.flatMap(ParameterFaults::element).orElse(found));
		}).toList();
	}

	/** The value that is wrong, if it is one of several. */
	private static Optional<Object> element(ConstraintViolation<?> violation) {
		boolean one = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
			.anyMatch((node) -> node.getKind() == ElementKind.CONTAINER_ELEMENT);
		return one ? Optional.ofNullable(violation.getInvalidValue()) : Optional.empty();
	}

	private List<Fault> of(MethodArgumentNotValidException ex, Validator validator) {
		Class<?> type = ex.getParameter().getParameterType();
		Stream<Fault> told = ex.getFieldErrors().stream().map((error) -> fault(error, field(type, error.getField())));
		boolean made = ex.getBindingResult().getTarget() != null;
		return Stream.concat(told, (made || !type.isRecord()) ? Stream.empty() : others(ex, type, validator)).toList();
	}

	/** Of a record that could not be made, what is wrong with its other fields. */
	private Stream<Fault> others(MethodArgumentNotValidException ex, Class<?> type, Validator validator) {
		return Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getName)
			.filter((name) -> !ex.getBindingResult().hasFieldErrors(name))
			.flatMap((name) -> validator.validateValue(type, name, ex.getBindingResult().getFieldValue(name))
				.stream()
				.map((violation) -> fault(name, violation, written(name, violation.getInvalidValue()))));
	}

	private static @Nullable AnnotatedElement field(Class<?> type, String name) {
		return type.isRecord() ? Arrays.stream(type.getRecordComponents())
			.filter((component) -> component.getName().equals(name))
			.map(RecordComponent::getAccessor)
			.findFirst()
			.orElse(null) : null;
	}

	private Fault fault(FieldError error, @Nullable AnnotatedElement field) {
		if (error.isBindingFailure() && error.contains(TypeMismatchException.class)) {
			return Mismatch.of(error.unwrap(TypeMismatchException.class), field).complaint().at("/" + error.getField());
		}
		return fault(error.getField(), error, violation(() -> error.unwrap(ConstraintViolation.class)),
				written(error.getField(), error.getRejectedValue()));
	}

	/** The text, unless it may be that of another value than the wrong one. */
	private @Nullable Object written(String name, @Nullable Object value) {
		String[] written = this.request.getParameterValues(name);
		return (written != null && written.length == 1) ? written[0] : value;
	}

	private static Fault fault(String parameter, MessageSourceResolvable error,
			Optional<ConstraintViolation<?>> violation, @Nullable Object found) {
		return violation.map((broken) -> fault(parameter, broken, found)).orElseGet(() -> {
			Complaint told = Complaint.of(String.valueOf(error.getDefaultMessage()));
			return ((found != null) ? told.found(found.toString()) : told).at("/" + parameter);
		});
	}

	private static Fault fault(String parameter, ConstraintViolation<?> violation, @Nullable Object found) {
		return ((found != null) ? Violations.complaint(violation, found.toString()) : Violations.complaint(violation))
			.at("/" + parameter);
	}

	/** Nothing where somebody else complained. */
	private static Optional<ConstraintViolation<?>> violation(Supplier<ConstraintViolation<?>> unwrapped) {
		try {
			return Optional.of(unwrapped.get());
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
