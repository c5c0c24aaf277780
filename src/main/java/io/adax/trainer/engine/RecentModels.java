package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models that were asked last stay loaded; the others are closed. */
final class RecentModels<M extends AutoCloseable> {

	private final int capacity;

	private final Loader<M> loader;

	private final Map<Key, M> models = new LinkedHashMap<>(16, 0.75f, true);

	RecentModels(int capacity, Loader<M> loader) {
		this.capacity = capacity;
		this.loader = loader;
	}

	M get(String id, Path archive) throws IOException {
		Key key = new Key(id, archive);
		M model = this.models.get(key);
		if (model == null) {
			makeRoom();
			model = this.loader.load(archive);
			this.models.put(key, model);
		}
		return model;
	}

	private void makeRoom() throws IOException {
		Iterator<M> leastRecentFirst = this.models.values().iterator();
		while (this.models.size() >= this.capacity) {
			close(leastRecentFirst.next());
			leastRecentFirst.remove();
		}
	}

	private void close(M model) throws IOException {
		try {
			model.close();
		}
		catch (Exception ex) {
			throw new IOException("A model could not be closed", ex);
		}
	}

	/** Loads a model from its archive. */
	@FunctionalInterface
	interface Loader<M> {

		M load(Path archive) throws IOException;

	}

	private record Key(String id, Path archive) {
	}

}
