package io.adax.trainer.webhooks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTest {

	/** The example of the Standard Webhooks libraries. */
	@Test
	void signsAsStandardWebhooksDo() {
		Secret secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
		assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
			.isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	}

	@Test
	void isAnotherEachTime() {
		assertThat(Secret.random().text()).matches(Secret.FORM).isNotEqualTo(Secret.random().text());
	}

	@Test
	void isNotToldInPassing() {
		assertThat(Secret.random()).hasToString("whsec_…");
	}

}
