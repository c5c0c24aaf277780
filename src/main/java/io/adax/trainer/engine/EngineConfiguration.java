package io.adax.trainer.engine;

import java.io.IOException;

import io.adax.trainer.storage.TrainerHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Puts the pool together, and warms it once the service is ready. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(EngineConfiguration.class);

	@Bean
	EnginePool engines(EngineProperties properties, WorkerProperties worker, TrainerHome home) throws IOException {
		JavaOptions.check(properties);
		EngineLauncher launcher = new EngineLauncher(properties, home,
				EngineLauncher.Program.ofThisService(EngineMain.class));
		return new EnginePool(launcher, properties, worker);
	}

	@Bean
	WarmUp engineWarmUp(EnginePool engines, EngineProperties properties, WorkerProperties worker) {
		return new WarmUp(engines, properties.warm() && worker.isWorker());
	}

	/** In the background: a service is ready before its engines are. */
	record WarmUp(EnginePool engines, boolean wanted) {

		@EventListener(ApplicationReadyEvent.class)
		void start() {
			if (this.wanted) {
				Thread thread = new Thread(this::warm, "engine-warm-up");
				thread.setDaemon(true);
				thread.start();
			}
		}

		private void warm() {
			try {
				this.engines.warm();
			}
			catch (EngineException ex) {
				logger.warn("The first engine could not be started: {}\n{}", ex.getMessage(), ex.details().orElse(""));
			}
		}

	}

}
