package io.adax.trainer.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** Who wrote a line of a run's log. */
@Schema(description = "service: what the service did for the run; engine: what the engine process printed, native libraries included.",
		example = "engine")
public enum LogSource {

	/** The service, about the run. */
	@JsonProperty("service")
	SERVICE,
	/** The engine process, while it worked for the run. */
	@JsonProperty("engine")
	ENGINE

}
