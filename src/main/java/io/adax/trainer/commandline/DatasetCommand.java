package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;

import io.adax.client.api.DatasetsApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "dataset", description = "Tables: upload, list, show, preview, delete.")
final class DatasetCommand extends GroupCommand {

	@Command(description = "Uploads a CSV or TSV file.")
	int upload(@Parameters(paramLabel = "<table>", description = "A CSV or TSV file in UTF-8.") String file,
			@Option(names = "--target", paramLabel = "<column>",
					description = "The column to learn; the last one if left out.") @Nullable String target,
			@Option(names = "--name", paramLabel = "<name>", description = "A name for people.") @Nullable String name,
			@Option(names = "--format", paramLabel = "<format>", description = "csv or tsv.") @Nullable String format,
			@Option(names = "--header", paramLabel = "<answer>",
					description = "Whether there is a header line: true, false or auto.") @Nullable String header,
			@Option(names = "--target-suffix", paramLabel = "<text>",
					description = "What is cut off the labels' end.") @Nullable String suffix,
			@Option(names = { "-q", "--quiet" }, description = "Print its id and nothing else.") boolean quiet) {
		ObjectNode spec = Tables.spec(target);
		put(spec, "name", name);
		put(spec, "format", format);
		if (header != null) {
			spec.set("header", Settings.value(header));
		}
		put(spec, "targetSuffix", suffix);
		Session session = session();
		String answer = Tables.send(session, file, spec);
		if (quiet) {
			return quiet(session, Json.answer(answer));
		}
		return session.show(answer, DatasetCommand::details);
	}

	/** The id for a script; what people should know goes to standard error. */
	private static int quiet(Session session, JsonNode table) {
		session.screen().note(summary(table));
		Json.list(table, "/warnings").forEach((warning) -> session.screen().note("  Note: " + Json.text(warning)));
		session.screen().line(Json.text(table, "/id"));
		return ExitStatus.OK.code();
	}

	private static void put(ObjectNode spec, String field, @Nullable String value) {
		if (value != null) {
			spec.put(field, value);
		}
	}

	@Command(description = "Lists the tables, the newest first.")
	int list(
			@Option(names = "--name", paramLabel = "<name>",
					description = "Only tables of this name.") @Nullable String name,
			@Option(names = { "-n", "--limit" }, paramLabel = "<count>", defaultValue = "20",
					description = "Most tables to list.") int limit,
			@Option(names = "--cursor", paramLabel = "<cursor>",
					description = "Where the list before ended.") @Nullable String cursor) {
		return session().show((client) -> new DatasetsApi(client).listDatasetsWithResponseSpec(limit, cursor, name),
				(page) -> {
					TextTable table = new TextTable("ID", "NAME", "ROWS", "TARGET", "TASK", "SIZE", "CREATED");
					Json.list(page, "/items")
						.forEach((item) -> table.row(Json.text(item, "/id"), Json.text(item, "/name"),
								Figures.count(item, "/rows"), Json.text(item, "/target"), Json.text(item, "/task"),
								Figures.bytes(item, "/sizeBytes"), Figures.time(item, "/createdAt")));
					return Pages.lines(page, table, "no tables");
				});
	}

	@Command(description = "Shows a table: its columns and what is known of them.")
	int show(@Parameters(paramLabel = "<id>", description = "The id of a table, such as iris.") String id) {
		return session().show((client) -> new DatasetsApi(client).getDatasetWithResponseSpec(id),
				DatasetCommand::details);
	}

	@Command(description = "Shows the first rows of a table.")
	int preview(@Parameters(paramLabel = "<id>", description = "The id of a table.") String id,
			@Option(names = { "-n", "--rows" }, paramLabel = "<count>", defaultValue = "10",
					description = "How many rows.") int rows) {
		return session().show((client) -> new DatasetsApi(client).previewDatasetWithResponseSpec(id, rows),
				(preview) -> {
					TextTable table = new TextTable(
							Json.list(preview, "/columns").stream().map(Json::text).toArray(String[]::new));
					Json.list(preview, "/rows").forEach((row) -> table.row(Json.items(row).map(Json::text).toList()));
					return table.lines();
				});
	}

	@Command(description = "Deletes tables.")
	int delete(@Parameters(paramLabel = "<id>", arity = "1..*", description = "Ids of tables.") List<String> ids) {
		Session session = session();
		for (String id : ids) {
			session.service().ask((client) -> new DatasetsApi(client).deleteDatasetWithResponseSpec(id));
			if (!session.json()) {
				session.screen().line("Table " + id + ": deleted");
			}
		}
		return ExitStatus.OK.code();
	}

	/** A table on a line. */
	static String summary(JsonNode table) {
		return "Table " + Json.text(table, "/id") + " (" + Json.text(table, "/name") + "): "
				+ Figures.count(table, "/rows") + " rows, " + table.path("columns").size() + " columns. To learn: "
				+ Json.text(table, "/target") + ", a " + Json.text(table, "/task") + ".";
	}

	private static List<String> details(JsonNode table) {
		List<String> lines = new ArrayList<>();
		lines.add(summary(table));
		TextTable columns = new TextTable("COLUMN", "TYPE", "MISSING", "DISTINCT", "MINIMUM", "MAXIMUM", "MEAN",
				"DEVIATION");
		Json.list(table, "/columns")
			.forEach((column) -> columns.row(Json.text(column, "/name"), Json.text(column, "/type"),
					Json.text(column, "/missing"), Json.text(column, "/distinct"), Figures.of(column, "/minimum"),
					Figures.of(column, "/maximum"), Figures.of(column, "/mean"),
					Figures.of(column, "/standardDeviation")));
		lines.addAll(columns.lines());
		Json.list(table, "/warnings").forEach((warning) -> lines.add("Note: " + Json.text(warning)));
		return lines;
	}

}
