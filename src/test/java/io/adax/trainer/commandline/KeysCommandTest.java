package io.adax.trainer.commandline;

import java.io.IOException;

import io.adax.trainer.commandline.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeysCommandTest {

	private static final String KEY = """
			{"id": "k1", "name": "nightly", "prefix": "adax_ab", "role": "trainer", "project": "vision",
			 "createdBy": "admin", "createdAt": "2026-11-23T10:15:29Z", "expiresAt": "2027-02-21T10:15:29Z"%s}""";

	private CannedService service;

	private Shell shell;

	@BeforeEach
	void start() throws IOException {
		this.service = new CannedService();
		this.shell = Shell.of(this.service);
	}

	@AfterEach
	void stop() {
		this.service.close();
	}

	@Test
	void makesAKeyAndShowsItOnce() {
		this.service.on("POST /api/v1/keys", 201, KEY.formatted(", \"key\": \"adax_ab_cd\""));
		Result made = this.shell.run("keys", "create", "nightly", "--role", "trainer", "--for-project", "vision",
				"--valid-for", "12h");
		assertThat(made.status()).isZero();
		assertThat(made.out()).contains("adax_ab_cd", "Keep the key");
		assertThat(Json.answer(this.service.last().body())).isEqualTo(Json.answer("""
				{"name": "nightly", "role": "trainer", "project": "vision", "validFor": "PT12H"}"""));
	}

	@Test
	void printsNothingButTheKeyForAScript() {
		this.service.on("POST /api/v1/keys", 201, KEY.formatted(", \"key\": \"adax_ab_cd\""));
		assertThat(this.shell.run("keys", "create", "nightly", "--role", "trainer", "-q").out().lines())
			.containsExactly("adax_ab_cd");
	}

	@Test
	void listsAndRevokes() {
		this.service.on("GET /api/v1/keys", 200, "{\"items\": [" + KEY.formatted("") + "]}")
			.on("DELETE /api/v1/keys/k1", 200, KEY.formatted(", \"revokedAt\": \"2026-11-24T10:15:29Z\""));
		assertThat(this.shell.run("keys", "list").out()).contains("k1", "nightly", "trainer", "vision");
		assertThat(this.shell.run("keys", "revoke", "k1").out().lines()).containsExactly("Key k1: revoked");
	}

	@Test
	void asksAboutOneProject() {
		this.service.on("GET /api/v1/keys", 200, "{\"items\": []}");
		this.shell.with("TRAINER_PROJECT", "vision").run("keys", "list");
		assertThat(this.service.last().headers().getFirst("Trainer-Project")).isEqualTo("vision");
		this.shell.run("keys", "list", "--project", "speech");
		assertThat(this.service.last().headers().getFirst("Trainer-Project")).isEqualTo("speech");
	}

}
