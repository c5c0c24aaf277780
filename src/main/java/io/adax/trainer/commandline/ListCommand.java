package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.adax.client.api.JobsApi;
import io.adax.client.model.JobStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "Lists jobs, the newest first.")
final class ListCommand extends ServiceCommand {

	@Option(names = "--status", paramLabel = "<status>",
			description = "Only such jobs: ${COMPLETION-CANDIDATES}. May be repeated.",
			completionCandidates = Statuses.class)
	private List<String> statuses = new ArrayList<>();

	@Option(names = "--tag", paramLabel = "<tag>", description = "Only jobs with this tag.")
	private @Nullable String tag;

	@Option(names = "--optimizer", paramLabel = "<type>", description = "Only jobs with this optimizer.")
	private @Nullable String optimizer;

	@Option(names = "--dataset", paramLabel = "<id>", description = "Only jobs on this dataset.")
	private @Nullable String dataset;

	@Option(names = "--pool", paramLabel = "<name>", description = "Only jobs of this pool.")
	private @Nullable String pool;

	@Option(names = "--sort", paramLabel = "<field>", defaultValue = "-createdAt",
			description = "createdAt, priority or name; with - downwards. ${DEFAULT-VALUE} if left out.")
	private String sort = "";

	@Option(names = { "-n", "--limit" }, paramLabel = "<count>", defaultValue = "20",
			description = "Most jobs to list; ${DEFAULT-VALUE} if left out.")
	private int limit;

	@Option(names = "--cursor", paramLabel = "<cursor>", description = "Where the list before ended.")
	private @Nullable String cursor;

	@Override
	int run(Session session) {
		Set<JobStatus> wanted = wanted();
		return session.show((client) -> new JobsApi(client).listJobsWithResponseSpec(wanted, this.tag, this.optimizer,
				this.dataset, this.pool, null, null, null, this.sort, this.limit, this.cursor), ListCommand::table);
	}

	private @Nullable Set<JobStatus> wanted() {
		Set<JobStatus> wanted = new LinkedHashSet<>();
		for (String status : this.statuses) {
			JobStatus known = JobStatus.fromValue(status.toUpperCase(java.util.Locale.ROOT));
			if (known == JobStatus.UNKNOWN_DEFAULT_OPEN_API) {
				throw CommandFailure.misuse("there is no status \"" + status + "\".",
						"One of " + String.join(", ", new Statuses()) + ".");
			}
			wanted.add(known);
		}
		return wanted.isEmpty() ? null : wanted;
	}

	private static List<String> table(JsonNode page) {
		TextTable table = new TextTable("ID", "NAME", "STATUS", "DONE", "EPOCH", "OPTIMIZER", "DATASET", "CREATED");
		Json.list(page, "/items")
			.forEach((job) -> table.row(Json.text(job, "/id"), Json.text(job, "/name"), Json.text(job, "/status"),
					JobViews.percent(job), Json.text(job, "/epoch"), Json.text(job, "/optimizer/type"),
					Json.text(job, "/dataset/id"), Figures.time(job, "/createdAt")));
		return Pages.lines(page, table, "no jobs");
	}

	/** What a shell offers. */
	static final class Statuses implements Iterable<String> {

		@Override
		public java.util.Iterator<String> iterator() {
			return List.of("QUEUED", "RUNNING", "PAUSED", "SUCCEEDED", "FAILED", "CANCELLED").iterator();
		}

	}

}
