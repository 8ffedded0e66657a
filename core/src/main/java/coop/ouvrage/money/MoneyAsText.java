package coop.ouvrage.money;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Amounts in JSON as decimal text, such as {@code "12.50"}: a JSON number may pass through binary fractions. */
public final class MoneyAsText extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public MoneyAsText() {
        addSerializer(Money.class, new Written());
        addDeserializer(Money.class, new Read());
    }

    private static final class Written extends ValueSerializer<Money> {
        @Override
        public void serialize(Money value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private static final class Read extends ValueDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) {
            return Money.of(in.getString());
        }
    }
}
