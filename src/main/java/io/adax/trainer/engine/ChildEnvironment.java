package io.adax.trainer.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of an engine: what the system needs of the service's, so that
 * no secret of the service reaches it, and what native libraries read only from here.
 */
final class ChildEnvironment {

	static final String SOCKET = "TRAINER_ENGINE_SOCKET";

	static final String TOKEN = "TRAINER_ENGINE_TOKEN";

	private static final List<String> INHERITED = List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ",
			"TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");

	private final Map<String, String> variables = new HashMap<>();

	ChildEnvironment(Map<String, String> service, EngineProperties properties, Processor processor) {
		INHERITED.stream()
			.filter(service::containsKey)
			.forEach((name) -> this.variables.put(name, service.getOrDefault(name, "")));
		String threads = Integer.toString(properties.threads());
		this.variables.put("OMP_NUM_THREADS", threads);
		this.variables.put("OPENBLAS_NUM_THREADS", threads);
		// libgomp's busy waiting costs a factor when there are more threads than cores
		this.variables.put("OMP_WAIT_POLICY", "PASSIVE");
		coreType(properties.coreType(), processor).ifPresent((type) -> this.variables.put("OPENBLAS_CORETYPE", type));
	}

	private static Optional<String> coreType(String configured, Processor processor) {
		return switch (configured) {
			case "none" -> Optional.empty();
			case "auto" -> processor.blasKernel();
			default -> Optional.of(configured);
		};
	}

	Map<String, String> of(String socket, String token) {
		Map<String, String> environment = new HashMap<>(this.variables);
		environment.put(SOCKET, socket);
		environment.put(TOKEN, token);
		return environment;
	}

}
