package io.adax.trainer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenAPI document as tests read it: its operations, and what fits its schemas. An
 * object has the fields that its schema names and no others, also in answers.
 */
final class Contract {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String ROOT = "https://adax.invalid/contract";

	private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

	private final JsonNode document;

	private final SchemaRegistry registry;

	private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

	private Contract(JsonNode document) {
		this.document = document;
		ObjectNode closed = (ObjectNode) document.deepCopy();
		closed.at("/components/schemas").forEach(Contract::close);
		String text = closed.toString();
		this.registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(builder) -> builder.schemas(Map.of(ROOT, text))
					.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
	}

	private static void close(JsonNode schema) {
		if (schema.has("properties") && !schema.has("additionalProperties")) {
			((ObjectNode) schema).put("additionalProperties", false);
		}
	}

	/** A document. */
	static Contract of(JsonNode document) {
		return new Contract(document);
	}

	/** The committed document. */
	static Contract committed() {
		return of(read(Path.of("openapi/openapi.yaml")));
	}

	/** A YAML file as a tree; what looks like a time stays a text. */
	static JsonNode read(Path file) {
		Resolver withoutTimes = new Resolver() {
			@Override
			public void addImplicitResolver(Tag tag, java.util.regex.Pattern pattern, String first, int limit) {
				if (!Tag.TIMESTAMP.equals(tag)) {
					super.addImplicitResolver(tag, pattern, first, limit);
				}
			}
		};
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(Integer.MAX_VALUE);
		Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(new DumperOptions()), new DumperOptions(),
				options, withoutTimes);
		try {
			Object tree = yaml.load(Files.readString(file));
			return JSON.valueToTree(tree);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	JsonNode document() {
		return this.document;
	}

	/** All operations, in the document's order. */
	List<Operation> operations() {
		List<Operation> operations = new ArrayList<>();
		this.document.get("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.stream()
				.filter((method) -> METHODS.contains(method.getKey()))
				.forEach((method) -> operations
					.add(new Operation(this, method.getKey().toUpperCase(), path.getKey(), method.getValue()))));
		return operations;
	}

	Operation operation(String id) {
		return operations().stream().filter((operation) -> operation.id().equals(id)).findFirst().orElseThrow();
	}

	/** What a node means: itself, or what it refers to. */
	JsonNode resolve(JsonNode node) {
		String reference = node.path("$ref").asString("");
		return reference.isEmpty() ? node : this.document.at(reference.substring(1));
	}

	/** In which ways a value does not fit a schema of the document. */
	List<String> faults(JsonNode schema, JsonNode value) {
		return this.schemas
			.computeIfAbsent(schema.toString(),
					(text) -> this.registry
						.getSchema(JSON.readTree(text.replace("\"$ref\":\"#/", "\"$ref\":\"" + ROOT + "#/"))))
			.validate(value)
			.stream()
			.map((error) -> error.toString())
			.toList();
	}

}
