package io.adax.trainer.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.adax.trainer.TcpProxy;
import io.adax.trainer.chart.Manifest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import static org.awaitility.Awaitility.await;

/**
 * A cluster without one: takes manifests, and does what controllers, kubelets, Services
 * and KEDA would do, with processes of this machine. No scheduler, no policies, no
 * limits, no names in pods but those of {@link #outside}.
 */
final class Cluster implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	/** A part of 127.0.0.0/8 that another cluster on this machine does not have. */
	private static final String NETWORK = "127.%d".formatted(16 + ProcessHandle.current().pid() % 200);

	private final Path directory;

	private final Path logs;

	private final Stored stored;

	private final Transcript transcript;

	private final Map<String, Image> images = new ConcurrentHashMap<>();

	private final Map<InetSocketAddress, Integer> outside = new LinkedHashMap<>();

	private final Map<String, Workload> workloads = new ConcurrentHashMap<>();

	private final Map<String, TcpProxy> services = new ConcurrentHashMap<>();

	private final Map<String, Scaler> scalers = new ConcurrentHashMap<>();

	private final AtomicInteger made = new AtomicInteger();

	private final ScheduledExecutorService controllers = Executors.newScheduledThreadPool(2, (task) -> {
		Thread thread = new Thread(task, "controllers");
		thread.setDaemon(true);
		return thread;
	});

	/**
	 * An empty one.
	 * @param directory of volumes; short, since sockets will be below it
	 * @param logs where what pods print stays
	 */
	Cluster(Path directory, Path logs, Transcript transcript) throws IOException {
		this.directory = directory;
		this.logs = Files.createDirectories(logs);
		this.stored = new Stored(directory.resolve("claims"));
		this.transcript = transcript;
		this.controllers.scheduleWithFixedDelay(
				() -> guarded(() -> this.workloads.values().forEach(Workload::reconcile)), 0, 200,
				TimeUnit.MILLISECONDS);
		this.controllers.scheduleWithFixedDelay(() -> guarded(() -> this.scalers.values().forEach(Scaler::tick)), 0,
				200, TimeUnit.MILLISECONDS);
	}

	/** What fails once must not be the last that a controller did. */
	private void guarded(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			this.transcript.tell("a controller failed: %s", ex);
		}
	}

	/** The image behind a name. */
	void image(String name, Image image) {
		this.images.put(name, image);
	}

	void secret(String name, Map<String, String> data) {
		this.stored.secret(name, data);
	}

	/** What pods know by a name, and where it really is. */
	void outside(String host, int port, int target) {
		this.outside.put(InetSocketAddress.createUnresolved(host, port), target);
	}

	/** As {@code helm install} and {@code helm upgrade} do. */
	void apply(List<Manifest> manifests) {
		manifests.stream()
			.filter((manifest) -> manifest.kind().equals("ConfigMap"))
			.map(Manifest::json)
			.forEach(this.stored::configMap);
		for (Manifest manifest : manifests) {
			JsonNode json = manifest.json();
			String name = json.at("/metadata/name").asString();
			switch (manifest.kind()) {
				case "Deployment" -> this.workloads.merge(name, new Workload(json, (template) -> make(name, template)),
						(known, unused) -> {
							known.apply(json);
							return known;
						});
				case "Service" -> this.services.computeIfAbsent(name, (unused) -> service(json.get("spec")));
				case "ScaledObject" -> this.scalers.put(name, scaler(json.get("spec"), manifests));
				default -> {
					// nothing that a process could show
				}
			}
		}
	}

	private Pod make(String owner, JsonNode template) {
		int number = this.made.incrementAndGet();
		String name = "%s-%d".formatted(owner, number);
		String address = "%s.%d.%d".formatted(NETWORK, number / 250, 1 + number % 250);
		Path own = this.directory.resolve(Integer.toString(number));
		try {
			Files.createDirectories(own);
			JsonNode spec = template.get("spec");
			JsonNode container = spec.at("/containers/0");
			Mounts mounts = new Mounts(spec, own, address, this.stored);
			Map<String, String> fields = Map.of("metadata.name", name, "status.podIP", address);
			Image image = Optional.ofNullable(this.images.get(container.get("image").asString())).orElseThrow();
			Path hosts = own.resolve("hosts");
			Network network = new Network(address, this.outside, hosts);
			this.transcript.tell("pod %s of %s", name, container.get("image").asString());
			return new Pod(name, template, own, this.logs.resolve(name + ".log"),
					new Pod.Place(address, network, new Launch(container, image, mounts, fields, this.stored), hosts));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Each connection goes to the next pod that is ready. */
	private TcpProxy service(JsonNode spec) {
		AtomicInteger next = new AtomicInteger();
		try {
			return new TcpProxy(new InetSocketAddress("127.0.0.1", 0), () -> {
				List<Pod> ready = selected(spec.get("selector")).filter(Pod::isReady).toList();
				return ready.isEmpty() ? Optional.<SocketAddress>empty()
						: Optional.of(door(ready.get(Math.floorMod(next.getAndIncrement(), ready.size())),
								spec.at("/ports/0/targetPort")));
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Stream<Pod> selected(JsonNode selector) {
		return pods().filter((pod) -> selector.propertyStream()
			.allMatch((label) -> pod.template().at("/metadata/labels").path(label.getKey()).equals(label.getValue())));
	}

	private static InetSocketAddress door(Pod pod, JsonNode port) {
		return new InetSocketAddress(pod.address(),
				port.isNumber() ? port.asInt() : Probing.port(pod.container(), port.asString()));
	}

	private Scaler scaler(JsonNode spec, List<Manifest> manifests) {
		String authentication = spec.at("/triggers/0/authenticationRef/name").asString("");
		JsonNode reference = manifests.stream()
			.filter((manifest) -> manifest.kind().equals("TriggerAuthentication")
					&& manifest.at("/metadata/name").asString().equals(authentication))
			.map(Manifest::json)
			.findFirst()
			.orElse(MissingNode.getInstance());
		return new Scaler(new Scaling(spec), new Trigger(spec.at("/triggers/0"), reference, this.stored, this::resolve),
				workload(spec.at("/scaleTargetRef/name").asString()), this.transcript);
	}

	/** A Service's name is the first part of its address. */
	private URI resolve(URI uri) {
		TcpProxy service = this.services.get(uri.getHost().split("\\.")[0]);
		return URI.create(uri.toString()
			.replace(uri.getRawAuthority(), "127.0.0.1:" + Optional.ofNullable(service).orElseThrow().port()));
	}

	Workload workload(String name) {
		return Optional.ofNullable(this.workloads.get(name)).orElseThrow();
	}

	/** Where a Service is to be reached on this machine. */
	int port(String service) {
		return Optional.ofNullable(this.services.get(service)).orElseThrow().port();
	}

	/** All pods that are not gone. */
	Stream<Pod> pods() {
		return this.workloads.values().stream().flatMap((workload) -> workload.all().stream());
	}

	/** Waits until all workloads are as they are wanted. */
	void settle() {
		Instant began = Instant.now();
		await().atMost(PATIENCE).until(() -> this.workloads.values().stream().allMatch(Workload::isSettled));
		this.transcript.tell("settled after %d s: %s", Duration.between(began, Instant.now()).toSeconds(),
				pods().toList());
	}

	@Override
	public void close() throws IOException, InterruptedException {
		this.controllers.shutdown();
		this.controllers.awaitTermination(10, TimeUnit.SECONDS);
		for (Pod pod : pods().toList()) {
			pod.abandon();
		}
		for (TcpProxy service : this.services.values()) {
			service.close();
		}
	}

}
