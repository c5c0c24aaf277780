package io.adax.trainer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What Prometheus reads of a service. */
final class Prometheus {

	private Prometheus() {
	}

	/** Line by line. */
	static List<String> of(Trainer trainer) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(trainer.address() + "/actuator/prometheus")).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body().toList();
	}

}
