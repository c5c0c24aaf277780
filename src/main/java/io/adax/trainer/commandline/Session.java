package io.adax.trainer.commandline;

import java.util.function.Function;

import io.adax.client.ApiClient;
import io.adax.client.api.JobsApi;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

import org.springframework.web.client.RestClient.ResponseSpec;

/**
 * One command: whom it asks and where it prints.
 *
 * @param service that is asked
 * @param screen to print on
 * @param json whether the service's own JSON is wanted
 */
record Session(Service service, Screen screen, boolean json) {

	private static final String LAST = "last";

	/** The session of the command that runs. */
	static Session of(CommandSpec command) {
		return ((TrainerCommand) command.root().userObject()).session(command.commandLine());
	}

	JsonNode ask(Function<ApiClient, ResponseSpec> operation) {
		return Json.answer(this.service.ask(operation));
	}

	/** Shows an answer: as it is, or for people. */
	int show(Function<ApiClient, ResponseSpec> operation, Function<JsonNode, Iterable<String>> view) {
		return show(this.service.ask(operation), view);
	}

	int show(String answer, Function<JsonNode, Iterable<String>> view) {
		if (this.json) {
			this.screen.json(answer);
		}
		else {
			view.apply(Json.answer(answer)).forEach(this.screen::line);
		}
		return ExitStatus.OK.code();
	}

	/** The id of a job: as it is, or of the newest one. */
	String job(String written) {
		if (!written.equals(LAST)) {
			return written;
		}
		JsonNode newest = ask((client) -> new JobsApi(client).listJobsWithResponseSpec(null, null, null, null, null,
				null, null, null, "-createdAt", 1, null));
		String id = Json.text(newest, "/items/0/id");
		if (id.isEmpty()) {
			throw CommandFailure.misuse("there is no job yet.", "trainer submit --help");
		}
		return id;
	}

	JsonNode getJob(String id) {
		return ask((client) -> new JobsApi(client).getJobWithResponseSpec(id, null, null));
	}

}
