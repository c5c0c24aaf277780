package io.adax.trainer.web;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The methods that an address knows: those of its operations, HEAD where GET is one, and
 * OPTIONS, which Spring leaves out.
 */
@Component
class AllowedMethods {

	private final ObjectProvider<RequestMappingInfoHandlerMapping> operations;

	AllowedMethods(ObjectProvider<RequestMappingInfoHandlerMapping> operations) {
		this.operations = operations;
	}

	/** The header {@code Allow}, by the methods of an address's operations. */
	static String header(Collection<HttpMethod> operations) {
		Set<HttpMethod> allowed = new TreeSet<>(operations);
		if (allowed.contains(HttpMethod.GET)) {
			allowed.add(HttpMethod.HEAD);
		}
		allowed.add(HttpMethod.OPTIONS);
		return allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
	}

	/** The same for somebody who was refused before any operation was looked for. */
	String at(String path) {
		PathContainer address = PathContainer.parsePath(path);
		Set<HttpMethod> methods = this.operations.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.filter((operation) -> isAt(address, operation))
			.flatMap(AllowedMethods::methods)
			.collect(Collectors.toSet());
		// files are there to be read, and what is not there would be one
		return header(methods.isEmpty() ? Set.of(HttpMethod.GET) : methods);
	}

	private static boolean isAt(PathContainer address, RequestMappingInfo operation) {
		return operation.getPathPatternsCondition() != null && operation.getPathPatternsCondition()
			.getPatterns()
			.stream()
			.anyMatch((pattern) -> pattern.matches(address));
	}

	private static Stream<HttpMethod> methods(RequestMappingInfo operation) {
		return operation.getMethodsCondition().getMethods().stream().map(RequestMethod::asHttpMethod);
	}

}
