package io.adax.trainer.commandline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.adax.client.api.DatasetsApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;

@Command(name = "predict", description = "Asks a model what it makes of rows.", footer = { "", "Examples:",
		"  trainer predict last rows.csv --csv", "  trainer predict last --set sepalLength=5.1 --set sepalWidth=3.5" })
final class PredictCommand extends ServiceCommand {

	@Parameters(index = "0", paramLabel = "<model>", description = ChosenModel.DESCRIPTION)
	private String model = "";

	@Parameters(index = "1", arity = "0..1", paramLabel = "<rows>",
			description = "CSV or TSV with a header line, or JSON; - reads standard input.")
	private @Nullable String file;

	@Option(names = "--set", paramLabel = "<column>=<value>", description = "A value of a single row; may be repeated.")
	private List<String> values = new ArrayList<>();

	@Option(names = "--dataset", paramLabel = "<id>", description = "The first rows of a dataset.")
	private @Nullable String dataset;

	@Option(names = "--rows", paramLabel = "<count>", defaultValue = "1",
			description = "How many rows of --dataset; ${DEFAULT-VALUE} if left out.")
	private int rows;

	@Option(names = "--csv", description = "Print CSV.")
	private boolean csv;

	@Override
	int run(Session session) throws IOException {
		if ((this.file != null ? 1 : 0) + (this.values.isEmpty() ? 0 : 1) + (this.dataset != null ? 1 : 0) != 1) {
			throw CommandFailure.misuse("give rows by a file, by --set or by --dataset.", "trainer predict --help");
		}
		JsonNode known = ChosenModel.of(session, this.model);
		PredictionView view = new PredictionView(Json.text(known, "/target"), this.csv);
		if (this.file != null) {
			RowSource.read(this.file, (part) -> predict(session, known, part, view));
		}
		else {
			predict(session, known, (this.dataset != null) ? preview(session, this.dataset) : single(), view);
		}
		return ExitStatus.OK.code();
	}

	private ArrayNode single() {
		ObjectNode row = Json.MAPPER.createObjectNode();
		for (String value : this.values) {
			int equals = value.indexOf('=');
			if (equals < 1) {
				throw CommandFailure.misuse("\"" + value + "\" is no value.", "Such as --set sepalLength=5.1.");
			}
			row.put(value.substring(0, equals), value.substring(equals + 1));
		}
		return Json.MAPPER.createArrayNode().add(row);
	}

	private ArrayNode preview(Session session, String id) {
		JsonNode preview = session
			.ask((client) -> new DatasetsApi(client).previewDatasetWithResponseSpec(id, this.rows));
		List<JsonNode> columns = Json.list(preview, "/columns");
		ArrayNode all = Json.MAPPER.createArrayNode();
		for (JsonNode cells : preview.path("rows")) {
			ObjectNode row = all.addObject();
			for (int i = 0; i < columns.size(); i++) {
				row.set(Json.text(columns.get(i)), cells.get(i));
			}
		}
		return all;
	}

	private static void predict(Session session, JsonNode model, ArrayNode rows, PredictionView view) {
		ObjectNode request = Json.MAPPER.createObjectNode();
		request.set("rows", rows);
		String answer = session.service()
			.post("/api/v1/models/{id}/predictions", Map.of("id", Json.text(model, "/id")), request.toString(),
					new HttpHeaders());
		session.show(answer, (predictions) -> view.lines(predictions, rows));
	}

}
