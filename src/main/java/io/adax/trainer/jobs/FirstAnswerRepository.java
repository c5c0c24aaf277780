package io.adax.trainer.jobs;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface FirstAnswerRepository extends Repository<FirstAnswer, String> {

	void save(FirstAnswer answer);

	Optional<FirstAnswer> findById(String jobId);

}
