package io.adax.trainer.access;

import java.util.ArrayList;
import java.util.List;

import io.adax.trainer.web.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlacesTest {

	private final Places places = new Places(8, "open streams", new Projects());

	@AfterEach
	void nobody() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void leavesPlacesForOtherProjects() {
		as(Role.TRAINER, "greedy");
		assertThat(taken(20)).hasSize(2);
		as(Role.TRAINER, "modest");
		assertThat(taken(1)).hasSize(1);
	}

	@Test
	void givesAnAdminAll() {
		as(Role.ADMIN, "default");
		assertThat(taken(20)).hasSize(8);
	}

	@Test
	void givesAPlaceAgainThatWasLeft() {
		as(Role.TRAINER, "greedy");
		List<Places.Place> taken = taken(2);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(this.places::take)
			.withMessageContaining("Project greedy has already 2 open streams");
		taken.get(0).leave();
		assertThat(taken(20)).hasSize(1);
	}

	private List<Places.Place> taken(int most) {
		List<Places.Place> taken = new ArrayList<>();
		try {
			while (taken.size() < most) {
				taken.add(this.places.take());
			}
		}
		catch (ProblemException ex) {
			// no more of them
		}
		return taken;
	}

	private static void as(Role role, String project) {
		SecurityContextHolder.getContext().setAuthentication(new CallerToken(Caller.of("key:1", "1", role, project)));
	}

}
