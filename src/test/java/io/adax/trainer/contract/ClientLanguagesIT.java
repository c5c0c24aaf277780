package io.adax.trainer.contract;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.tools.ToolProvider;

import io.adax.trainer.ServiceTest;
import io.adax.trainer.Trainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The generated clients in TypeScript and Python, from an upload to a prediction; and the
 * examples of all three languages in README.md.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientLanguagesIT {

	private static final Path SOURCES = Path.of("src/test/clients").toAbsolutePath();

	private static final Path GENERATED = Path.of("target/generated-sources").toAbsolutePath();

	private static final Path TYPESCRIPT = Path.of("target/clients/typescript").toAbsolutePath();

	private static final Path PYTHON = Path.of("target/clients/python").toAbsolutePath();

	private final Trainer trainer;

	private Path table;

	ClientLanguagesIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	void writeTable(@TempDir Path directory) throws IOException {
		this.table = Files.writeString(directory.resolve("weather.csv"),
				"t,label\n" + "1,cold\n2,cold\n8,warm\n9,warm\n".repeat(20));
	}

	@Test
	void typescriptGoesAllTheWay() throws Exception {
		compileTypescript();
		String printed = Tools.run(TYPESCRIPT, Map.of(), "node", "walkthrough.js", this.trainer.address(),
				this.table.toString());
		expectAllTheWay(printed).contains("fault /training/epochs");
		assertThat(Tools.run(TYPESCRIPT, Map.of(), "node", "readme.js")).isEqualTo("setosa\n");
	}

	private void compileTypescript() throws IOException, InterruptedException {
		Path modules = Tools.modules();
		FileSystemUtils.deleteRecursively(TYPESCRIPT);
		Path client = Files.createDirectories(TYPESCRIPT.resolve("node_modules/adax-trainer-client"));
		Files.writeString(client.resolve("package.json"), "{\"type\": \"module\", \"exports\": \"./index.js\"}");
		Files.writeString(TYPESCRIPT.resolve("package.json"), "{\"type\": \"module\"}");
		Files.copy(SOURCES.resolve("walkthrough.ts"), TYPESCRIPT.resolve("walkthrough.ts"));
		Files.writeString(TYPESCRIPT.resolve("readme.ts"), ReadmeExample.in("ts", this.trainer.address()));
		compile(modules, GENERATED.resolve("typescript/src"), client, "client");
		compile(modules, TYPESCRIPT, TYPESCRIPT, "scripts");
	}

	private static void compile(Path modules, Path from, Path to, String name)
			throws IOException, InterruptedException {
		Path project = Files.writeString(TYPESCRIPT.resolve(name + ".json"),
				"""
						{"compilerOptions": {"strict": true, "target": "es2022", "module": "es2022", "moduleResolution": "bundler",
						  "lib": ["es2022", "dom", "dom.iterable"], "types": ["node"], "typeRoots": ["%s/@types"],
						  "declaration": true, "skipLibCheck": true, "rootDir": "%s", "outDir": "%s"},
						 "include": ["%s/**/*.ts"], "exclude": ["%s/node_modules"]}"""
					.formatted(modules, from, to, from, from));
		Tools.node(TYPESCRIPT, "tsc", "-p", project.toString());
	}

	@Test
	void pythonGoesAllTheWay() throws Exception {
		Tools.require("there is no Python 3.9 with pydantic 2 and urllib3 2 on this machine: no Python client",
				"python3", "-c", "import dateutil, pydantic, sys, typing_extensions, urllib3; "
						+ "assert sys.version_info >= (3, 9) and pydantic.VERSION >= '2' and urllib3.__version__ >= '2'");
		FileSystemUtils.deleteRecursively(PYTHON);
		Files.createDirectories(PYTHON);
		Path readme = Files.writeString(PYTHON.resolve("readme.py"),
				ReadmeExample.in("python", this.trainer.address()));
		Map<String, String> environment = Map.of("PYTHONPATH", GENERATED.resolve("python").toString(),
				"PYTHONPYCACHEPREFIX", PYTHON.resolve("cache").toString());
		String printed = Tools.run(PYTHON, environment, "python3", SOURCES.resolve("walkthrough.py").toString(),
				this.trainer.address(), this.table.toString());
		expectAllTheWay(printed).contains("fault There is no job nothing.");
		assertThat(Tools.run(PYTHON, environment, "python3", readme.toString())).isEqualTo("setosa\n");
	}

	private static org.assertj.core.api.AbstractStringAssert<?> expectAllTheWay(String printed) {
		System.out.println(printed);
		return assertThat(printed).contains("dataset weather, 80 rows, t,label\n", "optimizer adax, beta2 0.0001\n",
				"event epoch 1\n", "event state SUCCEEDED\n", "metrics train.loss ", "model PK\n",
				"predictions warm,cold\n");
	}

	@Test
	void javaRunsTheExampleOfTheReadme(@TempDir Path directory) throws Exception {
		Path source = Files.writeString(directory.resolve("Example.java"), """
				import java.util.List;
				import java.util.Map;
				import io.adax.client.*;
				import io.adax.client.api.*;
				import io.adax.client.model.*;

				public class Example {

					public static String label() {
				%s
					}

				}
				""".formatted(ReadmeExample.in("java", this.trainer.address())
			.replaceFirst("(?s)System.out.println\\((.*)\\);\\s*$", "return $1;")));
		int status = ToolProvider.getSystemJavaCompiler()
			.run(null, null, System.err, "-cp", System.getProperty("java.class.path"), "-proc:none", "-d",
					directory.toString(), source.toString());
		assertThat(status).isZero();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { directory.toUri().toURL() },
				getClass().getClassLoader())) {
			assertThat(loader.loadClass("Example").getMethod("label").invoke(null)).isEqualTo("setosa");
		}
	}

}
