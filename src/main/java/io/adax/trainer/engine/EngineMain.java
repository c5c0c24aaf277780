package io.adax.trainer.engine;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Locale;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The main of an engine process: a plain JVM that connects to its service and works for
 * it until the connection ends.
 */
public final class EngineMain {

	private static final int UNCAUGHT = 70;

	private EngineMain() {
	}

	public static void main(String[] args) throws IOException {
		// as in the service
		Locale.setDefault(Locale.ENGLISH);
		serve(new TrainingWork());
	}

	static void serve(EngineWork work) throws IOException {
		Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
			thrown.printStackTrace();
			Runtime.getRuntime().halt(UNCAUGHT);
		});
		List.of("INT", "TERM", "HUP").forEach(EngineMain::ignore);
		SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(variable(ChildEnvironment.SOCKET)));
		Connection connection = new Connection(channel);
		connection.send(new Message.Hello(variable(ChildEnvironment.TOKEN), ProcessHandle.current().pid()));
		new EngineSession(connection, work).serve();
		// not exit: a native loop of another thread would never let it come to its end
		Runtime.getRuntime().halt(0);
	}

	/**
	 * A terminal or systemd tells the service and its engines alike to end; what becomes
	 * of a training is the service's to say. An engine ends when its connection does.
	 */
	private static void ignore(String signal) {
		try {
			Signal.handle(new Signal(signal), SignalHandler.SIG_IGN);
		}
		catch (IllegalArgumentException ex) {
			// there is none of that name on Windows
		}
	}

	private static String variable(String name) {
		String value = System.getenv(name);
		if (value == null) {
			throw new IllegalStateException("%s is not set: engines are started by the service".formatted(name));
		}
		return value;
	}

}
