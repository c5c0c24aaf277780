package io.adax.trainer.engine;

import java.util.List;

import io.adax.trainer.access.Projects;
import io.adax.trainer.training.NumericEnvironment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/system")
@Tag(name = "system", description = "The service itself.")
class SystemController {

	private final Engines engines;

	private final WorkerProperties worker;

	private final EngineProperties properties;

	private final Projects projects;

	private final @Nullable BuildProperties build;

	SystemController(Engines engines, WorkerProperties worker, EngineProperties properties, Projects projects,
			java.util.Optional<BuildProperties> build) {
		this.engines = engines;
		this.worker = worker;
		this.properties = properties;
		this.projects = projects;
		this.build = build.orElse(null);
	}

	@GetMapping
	@Operation(operationId = "getSystem", summary = "Show the service",
			description = "Versions, the numeric environment of the engines, and, for whoever sees all projects, every engine process there is now.")
	SystemView system() {
		return new SystemView((this.build != null) ? String.valueOf(this.build.getVersion()) : "development",
				System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), this.worker.offered(),
				this.properties.threads(), this.properties.memory().toBytes(), this.engines.environment().orElse(null),
				this.projects.only().isEmpty() ? this.engines.status() : List.of());
	}

	@Schema(name = "SystemInfo", description = "The service and its engines.")
	record SystemView(@Schema(description = "Version of AdaX Trainer.", example = "0.1.0") String version,
			@Schema(description = "Java version of the service.", example = "17.0.15") String java,
			@Schema(description = "Processors that the service may use.", example = "2") int processors,
			@Schema(description = "Trainings side by side in this replica; 0 if it does not train.",
					example = "1") int slots,
			@Schema(description = "Threads of native operations of one engine.", example = "1") int threadsPerEngine,
			@Schema(description = "Most memory of one engine, in bytes.", example = "4294967296") long memoryPerEngine,
			@Nullable NumericEnvironment environment,
			@Schema(description = "The engine processes there are now; none for whoever sees one project.") List<EngineStatus> engines) {
	}

}
