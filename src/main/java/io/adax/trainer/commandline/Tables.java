package io.adax.trainer.commandline;

import io.adax.client.api.DatasetsApi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Datasets, and files that become some. */
final class Tables {

	private Tables() {
	}

	static JsonNode get(Session session, String id) {
		return session.ask((client) -> new DatasetsApi(client).getDatasetWithResponseSpec(id));
	}

	/** What is said about a file. */
	static ObjectNode spec(@Nullable String target) {
		ObjectNode spec = Json.MAPPER.createObjectNode();
		if (target != null) {
			spec.put("target", target);
		}
		return spec;
	}

	/** Uploads a file for a job, and tells people what the service made of it. */
	static JsonNode upload(Session session, String file, ObjectNode spec) {
		JsonNode table = Json.answer(send(session, file, spec));
		if (!session.json()) {
			session.screen().line(DatasetCommand.summary(table));
			Json.list(table, "/warnings").forEach((warning) -> session.screen().line("  Note: " + Json.text(warning)));
		}
		return table;
	}

	/** Uploads a file. */
	static String send(Session session, String file, ObjectNode spec) {
		HttpHeaders json = new HttpHeaders();
		json.setContentType(MediaType.APPLICATION_JSON);
		MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("file", new FileSystemResource(Input.readable(file)));
		parts.add("spec", new HttpEntity<>(spec.toString(), json));
		return session.service().upload("/api/v1/datasets", parts);
	}

}
