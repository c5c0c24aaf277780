package io.adax.trainer.web;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Finds query parameters that an operation does not declare: they are refused as unknown
 * fields of a body are. So is what is given more than once.
 */
final class KnownParameters implements HandlerInterceptor {

	/** What is told where not even the names of the parameters are clear. */
	static final String UNREADABLE = "A parameter of the query or form has no name or cannot be decoded, or there are too many.";

	/** Two of it would be joined to a third. */
	private static final String ONCE = "Idempotency-Key";

	private static final String FOUND = KnownParameters.class.getName();

	private final Map<HandlerMethod, Map<String, Boolean>> known = new ConcurrentHashMap<>();

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method) {
			String query = request.getQueryString();
			Faults faults = (StringUtils.hasLength(query) && !readsAll(method))
					? check(names(query), this.known.computeIfAbsent(method, KnownParameters::declared)) : new Faults();
			if (Collections.list(request.getHeaders(ONCE)).size() > 1 && reads(method, ONCE)) {
				faults.addLost(Pointer.ROOT.child(ONCE), Complaint.duplicate());
			}
			request.setAttribute(FOUND, faults);
		}
		return true;
	}

	private static boolean reads(HandlerMethod method, String header) {
		return Arrays.stream(method.getMethodParameters())
			.map((parameter) -> parameter.getParameterAnnotation(RequestHeader.class))
			.anyMatch((read) -> read != null && header.equals(read.name()));
	}

	/** What was found, for {@link ThoroughMethod} to refuse with all that it finds. */
	static Faults faults(WebRequest request) {
		return (request.getAttribute(FOUND, RequestAttributes.SCOPE_REQUEST) instanceof Faults found) ? found
				: new Faults();
	}

	/** Whether the operation reads whatever comes, and complains itself. */
	private static boolean readsAll(HandlerMethod method) {
		return Arrays.stream(method.getMethodParameters())
			.anyMatch((parameter) -> Map.class.isAssignableFrom(parameter.getParameterType()));
	}

	/** By name, whether it may be given more than once. */
	private static Faults check(List<String> names, Map<String, Boolean> known) {
		Faults faults = new Faults();
		for (String name : new TreeSet<>(names)) {
			Boolean repeatable = known.get(name);
			if (repeatable == null) {
				faults.add(Pointer.ROOT.child(name),
						Complaint.unknown(name, known.keySet(), unknown(name, known.keySet())));
			}
			else if (!repeatable && Collections.frequency(names, name) > 1) {
				// what Spring makes of both is nobody's value
				faults.addLost(Pointer.ROOT.child(name), Complaint.duplicate());
			}
		}
		return faults;
	}

	private static List<String> names(String query) {
		if (Arrays.stream(query.split("&")).anyMatch((parameter) -> parameter.startsWith("="))) {
			throw ProblemType.BAD_REQUEST.because(UNREADABLE);
		}
		return UriComponentsBuilder.newInstance()
			.query(query)
			.build()
			.getQueryParams()
			.entrySet()
			.stream()
			.flatMap((entry) -> Collections.nCopies(entry.getValue().size(), decoded(entry.getKey())).stream())
			.toList();
	}

	private static String decoded(String name) {
		try {
			return UriUtils.decode(name.replace('+', ' '), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return name;
		}
	}

	private static String unknown(String name, Collection<String> known) {
		String meant = Suggestion.nearest(name, known).map("; did you mean \"%s\"?"::formatted).orElse("");
		if (!meant.isEmpty()) {
			return "is unknown" + meant;
		}
		return known.isEmpty() ? "is unknown; there are no query parameters here"
				: "is unknown; the query parameters here are " + String.join(", ", known);
	}

	/** By annotation, or as the components of a record; and whether it takes several. */
	private static Map<String, Boolean> declared(HandlerMethod method) {
		Map<String, Boolean> declared = new TreeMap<>();
		for (MethodParameter parameter : method.getMethodParameters()) {
			declare(parameter, declared);
		}
		return declared;
	}

	private static void declare(MethodParameter parameter, Map<String, Boolean> declared) {
		RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
		if (annotation != null) {
			declared.put(annotation.name().isEmpty() ? ownName(parameter) : annotation.name(),
					takesSeveral(parameter.getParameterType()));
			return;
		}
		boolean values = parameter.getParameterType().isRecord() && parameter.getParameterAnnotations().length > 0
				&& !parameter.hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class);
		if (values) {
			for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
				declared.put(component.getName(), takesSeveral(component.getType()));
			}
		}
	}

	private static boolean takesSeveral(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || type.isArray();
	}

	private static String ownName(MethodParameter parameter) {
		parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
		@Nullable String name = parameter.getParameterName();
		return String.valueOf(name);
	}

}
