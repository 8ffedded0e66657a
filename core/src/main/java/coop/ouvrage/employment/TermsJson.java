package coop.ouvrage.employment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Terms as stored text. */
@Component
class TermsJson {

    private final JsonMapper json =
            JsonMapper.builder().addMixIn(Pay.class, PayAs.class).build();

    String write(ContractTerms terms) {
        return json.writeValueAsString(terms);
    }

    ContractTerms read(String text) {
        return json.readValue(text, ContractTerms.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Pay.Gross.class, name = "gross"),
        @JsonSubTypes.Type(value = Pay.Hourly.class, name = "hourly"),
        @JsonSubTypes.Type(value = Pay.Budget.class, name = "budget")
    })
    private interface PayAs {}
}
