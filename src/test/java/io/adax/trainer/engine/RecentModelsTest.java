package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentModelsTest {

	private final List<String> history = new ArrayList<>();

	private final RecentModels<AutoCloseable> models = new RecentModels<>(2, (archive) -> {
		this.history.add("load " + archive);
		return () -> this.history.add("close " + archive);
	});

	@Test
	void loadsAModelOnce() throws IOException {
		assertThat(get("a")).isSameAs(get("a"));
		assertThat(this.history).containsExactly("load a");
	}

	@Test
	void closesTheLeastRecentBeforeItLoadsOneMore() throws IOException {
		get("a");
		get("b");
		get("a");
		get("c");
		assertThat(this.history).containsExactly("load a", "load b", "close b", "load c");
	}

	@Test
	void loadsTheSameModelAgainFromAnotherFile() throws IOException {
		this.models.get("m", Path.of("old"));
		this.models.get("m", Path.of("new"));
		assertThat(this.history).containsExactly("load old", "load new");
	}

	private AutoCloseable get(String name) throws IOException {
		return this.models.get(name, Path.of(name));
	}

}
