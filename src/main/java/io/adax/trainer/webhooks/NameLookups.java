package io.adax.trainer.webhooks;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.adax.trainer.access.Places;
import io.adax.trainer.access.Projects;
import jakarta.annotation.PreDestroy;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks up names for requests. Whoever owns a name may make its name server slow: so
 * there are few lookups at a time, on threads of their own, and no request waits long.
 */
@Component
class NameLookups {

	private static final int MOST = 16;

	/** A resolver whose first server is away asks another one after 5 s. */
	private static final Duration PATIENCE = Duration.ofSeconds(6);

	private static final long IDLE_SECONDS = 5;

	private final ExecutorService threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
			new SynchronousQueue<>(), (task) -> {
				Thread thread = new Thread(task, "webhook-lookup");
				thread.setDaemon(true);
				return thread;
			});

	private final AddressGuard guard;

	private final Places places;

	private final Duration patience;

	@Autowired
	NameLookups(AddressGuard guard, Projects projects) {
		this(guard, projects, PATIENCE);
	}

	NameLookups(AddressGuard guard, Projects projects, Duration patience) {
		this.guard = guard;
		this.places = new Places(MOST, "addresses that are looked up", projects);
		this.patience = patience;
	}

	/**
	 * Whether a name leads to addresses that may be told; also no where that is not found
	 * out in time.
	 */
	boolean isAllowed(String host) {
		Places.Place place = this.places.take();
		try {
			return this.threads.submit(() -> resolves(host, place))
				.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	private boolean resolves(String host, Places.Place place) {
		try {
			this.guard.resolve(host);
			return true;
		}
		catch (UnknownHostException ex) {
			return false;
		}
		finally {
			// not before: nothing ends a lookup
			place.leave();
		}
	}

	@PreDestroy
	void stop() {
		this.threads.shutdownNow();
	}

}
