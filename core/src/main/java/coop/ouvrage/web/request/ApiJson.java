package coop.ouvrage.web.request;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as the API speaks it: amounts and other decimals are texts with a point, never numbers that a reader would round; what is not
 * known is refused, not ignored. Stored JSON is not read with this.
 */
@Configuration(proxyBeanMethods = false)
class ApiJson implements WebMvcConfigurer {

    /** Digits and a point: no exponent, no comma, no sign but a minus. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");

    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("100000000");

    static JsonMapper mapper() {
        SimpleModule decimals = new SimpleModule()
                .addDeserializer(Money.class, new Decimal<>(Money.class, ApiJson::amount))
                .addDeserializer(BigDecimal.class, new Decimal<>(BigDecimal.class, BigDecimal::new))
                .addSerializer(Money.class, new Plain<>(Money.class, Money::toString))
                .addSerializer(BigDecimal.class, new Plain<>(BigDecimal.class, BigDecimal::toPlainString));
        return JsonMapper.builder()
                .addModule(decimals)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(mapper()));
    }

    private static Money amount(String text) {
        BigDecimal decimal = new BigDecimal(text);
        if (decimal.stripTrailingZeros().scale() > 2) {
            throw new RefusedException(Refusal.of("web.three_decimals"));
        }
        if (decimal.abs().compareTo(LARGEST_AMOUNT) >= 0) {
            throw new RefusedException(Refusal.of("web.amount_too_big"));
        }
        return Money.of(decimal);
    }

    /** Reads a decimal from a text. */
    private static final class Decimal<T> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> read;

        Decimal(Class<T> type, Function<String, T> read) {
            this.type = type;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING
                    || !DECIMAL.matcher(json.getString()).matches()) {
                throw new RefusedException(Refusal.of("web.not_a_decimal"));
            }
            return read.apply(json.getString());
        }

        @Override
        public Class<?> handledType() {
            return type;
        }
    }

    /** Writes a decimal as text. */
    private static final class Plain<T> extends ValueSerializer<T> {

        private final Class<T> type;
        private final Function<T, String> write;

        Plain(Class<T> type, Function<T, String> write) {
            this.type = type;
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(write.apply(value));
        }

        @Override
        public Class<T> handledType() {
            return type;
        }
    }
}
