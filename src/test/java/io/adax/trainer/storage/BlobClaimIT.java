package io.adax.trainer.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Two services with one folder of blobs. */
@Timeout(60)
class BlobClaimIT {

	@TempDir
	Path folder;

	private BlobStore store;

	private String sha256;

	@BeforeEach
	void put() throws IOException {
		this.store = new FolderBlobStore(this.folder);
		this.sha256 = this.store.put(() -> new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)), 3)
			.sha256();
	}

	@Test
	void keepsWhatAnotherServiceIsAboutToRecord() throws Exception {
		Process other = claimElsewhere();
		this.store.delete(this.sha256, () -> true);
		assertThat(this.store.exists(this.sha256)).isTrue();
		other.getOutputStream().close();
		assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
		this.store.delete(this.sha256, () -> true);
		assertThat(this.store.exists(this.sha256)).isFalse();
	}

	@Test
	void aServiceThatIsKilledClaimsNothing() throws Exception {
		claimElsewhere().destroyForcibly().waitFor();
		this.store.delete(this.sha256, () -> true);
		assertThat(this.store.exists(this.sha256)).isFalse();
	}

	@Test
	void twoServicesMayClaimTheSame() throws Exception {
		Process other = claimElsewhere();
		this.store.claim(this.sha256).close();
		other.destroyForcibly().waitFor();
	}

	@Test
	void keepsWhatIsUsedOnceNobodyClaimsIt() throws IOException {
		this.store.claim(this.sha256).close();
		this.store.delete(this.sha256, () -> false);
		assertThat(this.store.exists(this.sha256)).isTrue();
	}

	/** Returns when it has claimed the bytes; it gives them up when its input ends. */
	private Process claimElsewhere() throws IOException {
		Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Other.class.getName(), this.folder.toString(), this.sha256)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		assertThat(other.inputReader().readLine()).isEqualTo("claimed");
		return other;
	}

	static final class Other {

		private Other() {
		}

		public static void main(String[] arguments) throws IOException {
			FolderBlobStore store = new FolderBlobStore(Path.of(arguments[0]));
			try (var claim = store.claim(arguments[1])) {
				System.out.println("claimed");
				System.in.transferTo(System.out);
			}
		}

	}

}
