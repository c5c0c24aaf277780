package io.adax.trainer.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.adax.trainer.training.Evaluation;
import io.adax.trainer.training.TrainingResult;
import io.adax.trainer.training.TrainingResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class EngineSocketTest {

	@TempDir
	Path directory;

	@Test
	void handsOverTheConnectionThatShowsTheToken() throws Exception {
		try (EngineSocket socket = new EngineSocket(this.directory); Connection engine = connect(socket)) {
			CompletableFuture<Connection> expected = socket.expect("secret");
			engine.send(new Message.Hello("secret", 1));
			assertThat(expected).succeedsWithin(Duration.ofSeconds(10));
		}
	}

	@Test
	void refusesAConnectionWithAnotherToken() throws Exception {
		try (EngineSocket socket = new EngineSocket(this.directory); Connection stranger = connect(socket)) {
			CompletableFuture<Connection> expected = socket.expect("secret");
			stranger.send(new Message.Hello("guessed", 1));
			assertThat(stranger.receive()).as("what a refused connection reads").isEmpty();
			assertThat(expected).isNotDone();
		}
	}

	@Test
	void acceptsATokenOnce() throws Exception {
		try (EngineSocket socket = new EngineSocket(this.directory);
				Connection engine = connect(socket);
				Connection second = connect(socket)) {
			CompletableFuture<Connection> expected = socket.expect("secret");
			engine.send(new Message.Hello("secret", 1));
			expected.get();
			second.send(new Message.Hello("secret", 1));
			assertThat(second.receive()).as("what a refused connection reads").isEmpty();
		}
	}

	@Test
	void isNotHeldUpByAConnectionThatSaysNothing() throws Exception {
		try (EngineSocket socket = new EngineSocket(this.directory);
				Connection silent = connect(socket);
				Connection engine = connect(socket)) {
			CompletableFuture<Connection> expected = socket.expect("secret");
			engine.send(new Message.Hello("secret", 1));
			assertThat(expected).succeedsWithin(Duration.ofSeconds(10));
		}
	}

	@Test
	void carriesNumbersThatAreNone() throws Exception {
		try (EngineSocket socket = new EngineSocket(this.directory); Connection engine = connect(socket)) {
			CompletableFuture<Connection> service = socket.expect("secret");
			engine.send(new Message.Hello("secret", 1));
			Message.Trained diverged = new Message.Trained(new TrainingResult(Outcome.DIVERGED, 1, 8,
					Map.of("train.loss", Double.NaN, "layer.0.updateRatio", Double.POSITIVE_INFINITY), null,
					new Evaluation.Regression("validation", 8, 1, 1, 1, 1, null), null, null,
					"The loss is not a number"));
			engine.send(diverged);
			assertThat(service.get().receive()).contains(diverged);
		}
	}

	@Test
	void findsAShorterPathWhenTheHomeIsLong() throws IOException {
		Path home = Files.createDirectories(this.directory.resolve("a".repeat(60)).resolve("b".repeat(60)));
		Path file;
		try (EngineSocket socket = new EngineSocket(home); Connection engine = connect(socket)) {
			file = socket.file();
			assertThat(file.toString()).hasSizeLessThan(100);
		}
		assertThat(file.getParent()).doesNotExist();
	}

	@Test
	void removesItsFileAndThoseOfKilledServices() throws IOException {
		EngineSocket killed = new EngineSocket(this.directory);
		Path left = killed.file();
		killed.close();
		ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(left)).close();
		assertThat(left).exists();
		try (EngineSocket living = new EngineSocket(this.directory);
				EngineSocket socket = new EngineSocket(this.directory)) {
			assertThat(List.of(living.file(), socket.file())).allSatisfy((file) -> assertThat(file).exists());
		}
		assertThat(this.directory).isEmptyDirectory();
	}

	private static Connection connect(EngineSocket socket) throws IOException {
		return new Connection(SocketChannel.open(UnixDomainSocketAddress.of(socket.file())));
	}

}
