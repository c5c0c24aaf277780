package io.adax.trainer.commandline;

import io.adax.client.api.CatalogueApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "optimizers", description = "Lists the optimizers there are to choose from, or shows one of them.")
final class OptimizersCommand extends ServiceCommand {

	@Parameters(arity = "0..1", paramLabel = "<type>", description = "Which one, such as adax.")
	private @Nullable String type;

	@Override
	int run(Session session) {
		String one = this.type;
		return (one != null)
				? session.show((client) -> new CatalogueApi(client).getOptimizerWithResponseSpec(one),
						CatalogueViews::details)
				: session.show((client) -> new CatalogueApi(client).listOptimizersWithResponseSpec(),
						CatalogueViews::list);
	}

}
