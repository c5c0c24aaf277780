package io.adax.trainer.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Loads what the usual commands need, against an answer of its own: for the JVM's archive
 * of classes.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what commands need, for an archive of classes.")
final class WarmUpCommand implements Callable<Integer> {

	private static final String ANSWER = """
			{"id": "1", "name": "warm-up", "status": "SUCCEEDED", "progress": 1, "rows": 150, "task": "classification",
			 "createdAt": "2026-11-23T10:15:30Z", "optimizer": {"type": "adax"}, "network": {"layers": []},
			 "items": [{"id": "1", "status": "SUCCEEDED", "progress": 0.5, "createdAt": "2026-11-23T10:15:30Z"}],
			 "series": [{"name": "train.loss", "points": [{"iteration": 1, "value": 2}, {"iteration": 2, "value": 1}]}]}""";

	private static final String[][] COMMANDS = { { "list" }, { "show", "1" }, { "watch", "1" }, { "events", "1" },
			{ "metrics", "1", "train.loss" }, { "submit", "--dataset", "iris", "--epochs", "1", "--layers", "8" },
			{ "cancel", "1", "--json" }, { "dataset", "list" }, { "model", "list" }, { "list", "--help" },
			{ "--version" } };

	@Override
	public Integer call() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", WarmUpCommand::answer);
		server.start();
		String url = "http://127.0.0.1:" + server.getAddress().getPort();
		try {
			for (String[] words : COMMANDS) {
				silent(url, words);
			}
		}
		finally {
			server.stop(0);
		}
		return ExitStatus.OK.code();
	}

	private static void silent(String url, String... words) {
		TrainerCommand root = new TrainerCommand(Map.of("TRAINER_URL", url), new Terminal(false, 80, true));
		CommandLine line = Commands.forWords(root, words);
		line.setOut(new PrintWriter(Writer.nullWriter()));
		line.setErr(new PrintWriter(Writer.nullWriter()));
		line.execute(words);
	}

	private static void answer(HttpExchange exchange) throws IOException {
		byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
		exchange.getRequestBody().readAllBytes();
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
