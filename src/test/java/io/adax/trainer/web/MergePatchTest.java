package io.adax.trainer.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class MergePatchTest {

	private static final JsonMapper JSON = new JsonMapper();

	/** The examples of RFC 7396 whose patch is an object. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{'a':'b'} | {'a':'c'} | {'a':'c'}", "{'a':'b'} | {'b':'c'} | {'a':'b','b':'c'}",
					"{'a':'b'} | {'a':null} | {}", "{'a':'b','b':'c'} | {'a':null} | {'b':'c'}",
					"{'a':['b']} | {'a':'c'} | {'a':'c'}", "{'a':'c'} | {'a':['b']} | {'a':['b']}",
					"{'a':{'b':'c'}} | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
					"{'a':[{'b':'c'}]} | {'a':[1]} | {'a':[1]}", "['a','b'] | {'a':'b','c':null} | {'a':'b'}",
					"{'e':null} | {'a':1} | {'e':null,'a':1}", "{} | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}" })
	void doesAsTheStandardSays(String document, String patch, String expected) {
		assertThat(new MergePatch(json(patch)).applyTo(json(document))).isEqualTo(json(expected));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"{'a':{'type':'x','b':1}} | {'a':{'type':'y'}} | {'a':{'type':'y'}}",
			"{'a':{'type':'x','b':1}} | {'a':{'type':'y','c':2}} | {'a':{'type':'y','c':2}}",
			"{'a':{'type':'x','b':1}} | {'a':{'type':'x','c':2}} | {'a':{'type':'x','b':1,'c':2}}",
			"{'a':{'type':'x','b':{'c':1}}} | {'a':{'type':'y','b':{'d':2}}} | {'a':{'type':'y','b':{'d':2}}}" })
	void replacesAnObjectThatGetsAnotherType(String document, String patch, String expected) {
		assertThat(new MergePatch(json(patch)).applyTo(json(document))).isEqualTo(json(expected));
	}

	@Test
	void leavesTheDocumentAsItIs() {
		JsonNode document = json("{'a':{'b':1}}");
		new MergePatch(json("{'a':{'b':2}}")).applyTo(document);
		assertThat(document).isEqualTo(json("{'a':{'b':1}}"));
	}

	private static JsonNode json(String text) {
		return JSON.readTree(text.replace('\'', '"'));
	}

}
