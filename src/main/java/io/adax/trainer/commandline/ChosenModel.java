package io.adax.trainer.commandline;

import java.util.Set;

import io.adax.client.api.JobsApi;
import io.adax.client.api.ModelsApi;
import io.adax.client.model.JobStatus;
import tools.jackson.databind.JsonNode;

/** The model that somebody means: by its id, by its job's, or the last one. */
final class ChosenModel {

	static final String DESCRIPTION = "The id of a model or of its job; `last`: of the newest job that has succeeded.";

	private ChosenModel() {
	}

	static String id(Session session, String word) {
		return Json.text(of(session, word), "/id");
	}

	static JsonNode of(Session session, String word) {
		String id = word.equals("last") ? newest(session) : word;
		try {
			return session.ask((client) -> new ModelsApi(client).getModelWithResponseSpec(id));
		}
		catch (CommandFailure noModel) {
			return ofJob(session, id, noModel);
		}
	}

	private static JsonNode ofJob(Session session, String id, CommandFailure noModel) {
		if (noModel.status() != ExitStatus.REFUSED) {
			throw noModel;
		}
		try {
			return session.ask((client) -> new ModelsApi(client).getJobModelWithResponseSpec(id));
		}
		catch (CommandFailure noJob) {
			throw noModel;
		}
	}

	private static String newest(Session session) {
		JsonNode jobs = session
			.ask((client) -> new JobsApi(client).listJobsWithResponseSpec(Set.of(JobStatus.SUCCEEDED), null, null, null,
					null, null, null, null, "-createdAt", 1, null));
		String id = Json.text(jobs, "/items/0/modelId");
		if (id.isEmpty()) {
			throw CommandFailure.misuse("no job has succeeded yet.");
		}
		return id;
	}

}
