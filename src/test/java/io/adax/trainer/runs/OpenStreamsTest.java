package io.adax.trainer.runs;

import java.io.IOException;

import io.adax.trainer.access.Projects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;

class OpenStreamsTest {

	private final OpenStreams streams = new OpenStreams(new Projects());

	private final ResponseBodyEmitter emitter = mock();

	@BeforeEach
	void start() {
		this.streams.start();
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.streams.stop();
		this.streams.close();
	}

	@Test
	void endsTheResponseOfWhatCannotBeRead() {
		this.streams.open(this.emitter, () -> {
			throw new IOException("disk");
		});
		then(this.emitter).should(timeout(10_000).atLeastOnce()).complete();
	}

	@Test
	void endsTheResponseAfterTheLastOfIt() {
		this.streams.open(this.emitter, () -> true);
		then(this.emitter).should(timeout(10_000).atLeastOnce()).complete();
	}

}
