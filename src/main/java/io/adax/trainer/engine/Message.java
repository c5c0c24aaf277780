package io.adax.trainer.engine;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.adax.trainer.training.NetworkPlan;
import io.adax.trainer.training.NumericEnvironment;
import io.adax.trainer.training.Prediction;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import org.jspecify.annotations.Nullable;

/**
 * What service and engine say to each other. An engine says hello, then that it is ready;
 * from then on each request gets any number of events and exactly one result.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({ @JsonSubTypes.Type(value = Message.Describe.class, name = "describe"),
		@JsonSubTypes.Type(value = Message.Train.class, name = "train"),
		@JsonSubTypes.Type(value = Message.Predict.class, name = "predict"),
		@JsonSubTypes.Type(value = Message.Cancel.class, name = "cancel"),
		@JsonSubTypes.Type(value = Message.Hello.class, name = "hello"),
		@JsonSubTypes.Type(value = Message.Ready.class, name = "ready"),
		@JsonSubTypes.Type(value = Message.Happened.class, name = "happened"),
		@JsonSubTypes.Type(value = Message.Described.class, name = "described"),
		@JsonSubTypes.Type(value = Message.Trained.class, name = "trained"),
		@JsonSubTypes.Type(value = Message.Predicted.class, name = "predicted"),
		@JsonSubTypes.Type(value = Message.Failed.class, name = "failed") })
sealed interface Message {

	/** What the service asks for; exactly one result answers it. */
	sealed interface Request extends Message {

	}

	record Describe(RunSpec spec) implements Request {
	}

	record Train(RunSpec spec, String directory) implements Request {
	}

	record Predict(String modelId, String archive, List<Map<String, @Nullable String>> rows) implements Request {
	}

	/** Asks the training that runs to stop; means nothing when none does. */
	record Cancel() implements Message {
	}

	/** The first message on a connection: the token shows whose child it is. */
	record Hello(String token, long pid) implements Message {
	}

	/** The numeric library is loaded. */
	record Ready(NumericEnvironment environment) implements Message {
	}

	record Happened(TrainingEvent event) implements Message {
	}

	record Described(NetworkPlan plan) implements Message {
	}

	record Trained(TrainingResult result) implements Message {
	}

	record Predicted(List<Prediction> predictions) implements Message {
	}

	record Failed(EngineException.Kind kind, String text, String stackTrace) implements Message {
	}

}
