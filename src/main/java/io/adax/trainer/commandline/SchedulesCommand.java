package io.adax.trainer.commandline;

import io.adax.client.api.CatalogueApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "schedules", description = "Lists the schedules there are to choose from, or shows one of them.")
final class SchedulesCommand extends ServiceCommand {

	@Parameters(arity = "0..1", paramLabel = "<type>", description = "Which one, such as cosine.")
	private @Nullable String type;

	@Override
	int run(Session session) {
		String one = this.type;
		return (one != null)
				? session.show((client) -> new CatalogueApi(client).getScheduleWithResponseSpec(one),
						CatalogueViews::details)
				: session.show((client) -> new CatalogueApi(client).listSchedulesWithResponseSpec(),
						CatalogueViews::list);
	}

}
