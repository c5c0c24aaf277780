package io.adax.trainer.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.adax.trainer.Trainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Who sends requests: mostly a trainer of one project, now and then a viewer of it, an
 * admin, somebody with a key that does not open, and nobody.
 */
record FuzzCallers(List<Caller> all) {

	static final String PROJECT = "fuzzed";

	/** A caller; those of a project must not see any other. */
	record Caller(String name, @Nullable String token, boolean seesAll) {
	}

	static FuzzCallers of(Trainer admin, String adminKey) {
		List<Caller> all = new ArrayList<>(
				Collections.nCopies(7, new Caller("trainer", key(admin, "trainer", PROJECT), false)));
		all.add(new Caller("viewer", key(admin, "viewer", PROJECT), false));
		all.add(new Caller("admin", adminKey, true));
		all.add(new Caller("stranger", "adax_0000000000000_" + "0".repeat(64), false));
		all.add(new Caller("nobody", null, false));
		return new FuzzCallers(all);
	}

	static String key(Trainer admin, String role, String project) {
		return admin
			.post("/keys",
					JsonNodeFactory.instance.objectNode()
						.put("name", role)
						.put("role", role)
						.put("project", project)
						.toString())
			.expect(201)
			.text("/key");
	}

}
