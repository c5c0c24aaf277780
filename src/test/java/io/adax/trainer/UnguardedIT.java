package io.adax.trainer;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The service as somebody starts it who does not know better. */
@ExtendWith(OutputCaptureExtension.class)
class UnguardedIT {

	@Test
	void doesNotStartWhereOthersCanConnect(@TempDir Path home, CapturedOutput output) {
		assertThatThrownBy(() -> SpringApplication.run(TrainerApplication.class, "--server.address=0.0.0.0",
				"--server.port=0", "--trainer.home=" + home, "--trainer.engine.warm=false"))
			.isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START", "would listen on 0.0.0.0",
				"trainer.access.mode=authenticated", "trainer.access.mode=unsafe-open");
	}

}
