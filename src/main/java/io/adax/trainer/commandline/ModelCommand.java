package io.adax.trainer.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import io.adax.client.api.ModelsApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;

@Command(name = "model", description = "Models: list, show, download, rebuild, rebuilds.")
final class ModelCommand extends GroupCommand {

	@Command(description = "Lists the models, the newest first.")
	int list(
			@Option(names = { "-n", "--limit" }, paramLabel = "<count>", defaultValue = "20",
					description = "Most models to list.") int limit,
			@Option(names = "--cursor", paramLabel = "<cursor>",
					description = "Where the list before ended.") @Nullable String cursor) {
		return session().show((client) -> new ModelsApi(client).listModelsWithResponseSpec(limit, cursor), (page) -> {
			TextTable table = new TextTable("ID", "NAME", "JOB", "TARGET", "TASK", "PARAMETERS", "SIZE", "CREATED");
			Json.list(page, "/items")
				.forEach((model) -> table.row(Json.text(model, "/id"), Json.text(model, "/name"),
						Json.text(model, "/jobId"), Json.text(model, "/target"), Json.text(model, "/task"),
						Figures.count(model, "/parameters"), Figures.bytes(model, "/sizeBytes"),
						Figures.time(model, "/createdAt")));
			return Pages.lines(page, table, "no models");
		});
	}

	@Command(description = "Shows a model and what it was made of.")
	int show(@Parameters(paramLabel = "<model>", description = ChosenModel.DESCRIPTION) String word) {
		Session session = session();
		String id = ChosenModel.id(session, word);
		return session.show((client) -> new ModelsApi(client).getModelWithResponseSpec(id), ModelCommand::details);
	}

	private static List<String> details(JsonNode model) {
		return new Fields().add("model", Json.text(model, "/id"))
			.add("name", Json.text(model, "/name"))
			.add("job", Json.text(model, "/jobId"))
			.add("to learn", Json.text(model, "/target") + ", a " + Json.text(model, "/task"))
			.add("epoch", Json.text(model, "/epoch"))
			.add("parameters", Figures.count(model, "/parameters"))
			.add("size", Figures.bytes(model, "/sizeBytes"))
			.add("exactness", Json.text(model, "/exactness"))
			.add("parameters' SHA-256", Json.text(model, "/parametersSha256"))
			.add("created", Figures.time(model, "/createdAt"))
			.lines();
	}

	@Command(description = "Downloads the archive of a model, which Deeplearning4j loads.")
	int download(@Parameters(paramLabel = "<model>", description = ChosenModel.DESCRIPTION) String word,
			@Option(names = { "-o", "--output" }, paramLabel = "<file>",
					description = "The file to write; <model>.zip if left out.") @Nullable Path output,
			@Option(names = "--force", description = "Replace a file that is there.") boolean force)
			throws IOException {
		Session session = session();
		String id = ChosenModel.id(session, word);
		Path file = (output != null) ? output : Path.of(id.replaceAll("[^A-Za-z0-9-]", "_") + ".zip");
		Path directory = directory(file);
		if (!force && Files.exists(file)) {
			throw CommandFailure.misuse("there is a file " + file + " already.", "--force replaces it.");
		}
		// whole or not at all
		Path part = Files.createTempFile(directory, file.getFileName().toString(), ".part");
		try {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.ACCEPT, "application/zip, application/octet-stream, application/problem+json");
			long bytes = session.service()
				.stream("/api/v1/models/{id}/content", Map.of("id", id), headers, (response) -> save(response, part));
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
			session.screen().line(file + ": " + bytes + " bytes");
		}
		finally {
			Files.deleteIfExists(part);
		}
		return ExitStatus.OK.code();
	}

	private static Path directory(Path file) {
		if (file.toString().isEmpty()) {
			throw CommandFailure.misuse("the file's name is empty.", "-o names the file to write.");
		}
		Path directory = file.toAbsolutePath().getParent();
		if (directory == null || Files.isDirectory(file)) {
			throw CommandFailure.misuse(file + " is a directory.", "-o names the file to write.");
		}
		if (!Files.isDirectory(directory)) {
			throw CommandFailure.misuse("there is no directory " + directory + ".", "-o names the file to write.");
		}
		return directory;
	}

	private static long save(ClientHttpResponse response, Path file) throws IOException {
		try (InputStream content = response.getBody()) {
			return Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	@Command(description = "Trains a model again as a job, to compare the bits.")
	int rebuild(@Parameters(paramLabel = "<model>", description = ChosenModel.DESCRIPTION) String word) {
		Session session = session();
		String id = ChosenModel.id(session, word);
		return session.show((client) -> new ModelsApi(client).rebuildModelWithResponseSpec(id),
				(job) -> List.of(JobViews.line(job)));
	}

	@Command(description = "Shows whether a model's rebuilds ended with the same bits.")
	int rebuilds(@Parameters(paramLabel = "<model>", description = ChosenModel.DESCRIPTION) String word) {
		Session session = session();
		String id = ChosenModel.id(session, word);
		return session.show((client) -> new ModelsApi(client).listRebuildsWithResponseSpec(id), (list) -> {
			TextTable table = new TextTable("JOB", "STATUS", "EQUAL", "CHECKPOINTS", "FIRST DIFFERENCE");
			Json.list(list, "/items")
				.forEach((rebuild) -> table.row(Json.text(rebuild, "/jobId"), Json.text(rebuild, "/status"),
						Json.text(rebuild, "/equal"), Json.text(rebuild, "/checkpointsCompared"),
						Json.text(rebuild, "/firstDifference/iteration")));
			return Pages.lines(list, table, "no rebuilds");
		});
	}

}
