package io.adax.trainer.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.swagger.v3.oas.models.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Tells of operations that are {@link Deprecating}. */
@Component
class DeprecationHeaders implements HandlerInterceptor, OperationCustomizer {

	/** Two digits a day (RFC 9110, section 5.6.7). */
	private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
			Locale.ENGLISH);

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Deprecating deprecating = (handler instanceof HandlerMethod method)
				? method.getMethodAnnotation(Deprecating.class) : null;
		if (deprecating != null) {
			response.setHeader("Deprecation", "@" + day(deprecating.since()).getEpochSecond());
			if (!deprecating.sunset().isEmpty()) {
				response.setHeader("Sunset", day(deprecating.sunset()).atOffset(ZoneOffset.UTC).format(HTTP_DATE));
			}
			if (!deprecating.link().isEmpty()) {
				response.addHeader(HttpHeaders.LINK, "<" + deprecating.link() + ">; rel=\"deprecation\"");
			}
		}
		return true;
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod handler) {
		return handler.hasMethodAnnotation(Deprecating.class) ? operation.deprecated(true) : operation;
	}

	private static Instant day(String date) {
		return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
	}

}
