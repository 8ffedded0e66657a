package coop.ouvrage.web.request;

import com.fasterxml.jackson.databind.JavaType;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Cooperative;
import coop.ouvrage.web.Words;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the description of the API true: tokens, keys, problems, decimals as text, and which fields must be there. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static final String DECIMAL = "-?\\d{1,12}(\\.\\d{1,6})?";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Words.class)
                .replaceWithSchema(Money.class, decimal("-?\\d{1,9}(\\.\\d{1,2})?", "1234.50"))
                .replaceWithSchema(java.math.BigDecimal.class, decimal(DECIMAL, "0.21"))
                .replaceWithSchema(java.time.LocalTime.class, decimal("\\d{2}:\\d{2}(:\\d{2})?", "09:30"));
    }

    private static Schema<?> decimal(String pattern, String example) {
        return new Schema<String>()
                .type("string")
                .types(java.util.Set.of("string"))
                .pattern("^" + pattern + "$")
                .example(example);
    }

    @Bean
    OpenApiCustomizer describedApi(Cooperative cooperative) {
        return api -> {
            api.info(
                    new Info()
                            .title("Ouvrage")
                            .version("v1")
                            .description(
                                    "Amounts are decimal texts with a point, days are ISO 8601. Lists come in parts: give next back as cursor."));
            Components components = api.getComponents() == null ? new Components() : api.getComponents();
            components.addSecuritySchemes(
                    "token",
                    new SecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .description("Made in the profile; reads, or reads and writes, what its user may."));
            components.addSchemas("Problem", problem());
            api.components(components);
            api.addSecurityItem(new SecurityRequirement().addList("token"));
            api.getPaths().values().forEach(ApiDescription::complete);
        };
    }

    private static void complete(PathItem path) {
        path.readOperationsMap().forEach((method, operation) -> {
            if (method == PathItem.HttpMethod.POST) {
                operation.addParametersItem(
                        header(OnceFilter.HEADER, true, "Once for each act: sent again, the first answer comes back."));
                operation.addParametersItem(
                        header(ActorFilter.SECOND_FACTOR, false, "A code of the app, for acts that ask for it."));
                answer(operation, "400", "The request cannot be read.");
                answer(operation, "409", "The key was used with another content, or the act is being handled.");
                answer(operation, "422", "Refused, with every reason.");
            }
            answer(operation, "401", "Without a token that may do this.");
            answer(operation, "404", "Not there, or not for the reader.");
        });
    }

    private static Parameter header(String name, boolean required, String what) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(required)
                .description(what)
                .schema(new Schema<String>()
                        .type("string")
                        .types(java.util.Set.of("string"))
                        .maxLength(100));
    }

    private static void answer(Operation operation, String status, String what) {
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(what)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
    }

    private static Schema<?> problem() {
        Schema<?> refusal = object().addProperty("code", text())
                .addProperty("message", text())
                .addProperty("arguments", object().additionalProperties(text()));
        Schema<?> refusals = new Schema<>().type("array").types(java.util.Set.of("array"));
        refusals.setItems(refusal);
        return object().addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", new Schema<Integer>().type("integer").types(java.util.Set.of("integer")))
                .addProperty("detail", text())
                .addProperty("refusals", refusals)
                .description("RFC 9457; the messages are in the reader's language.");
    }

    private static Schema<?> object() {
        return new Schema<>().type("object").types(java.util.Set.of("object"));
    }

    private static Schema<String> text() {
        Schema<String> schema = new Schema<>();
        schema.type("string").types(java.util.Set.of("string"));
        return schema;
    }

    /** What a record does not mark as nullable must be there. */
    @Bean
    ModelConverter requiredFields() {
        return new RequiredFields();
    }

    private static final class RequiredFields implements ModelConverter {

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            JavaType java = Json31.mapper().constructType(type.getType());
            if (schema != null && java != null && java.getRawClass().isRecord()) {
                Schema<?> defined = schema.get$ref() == null
                        ? schema
                        : context.getDefinedModels().get(schema.get$ref().replaceAll(".*/", ""));
                if (defined != null && defined.getProperties() != null) {
                    defined.setRequired(required(java.getRawClass()));
                }
            }
            return schema;
        }

        private static List<String> required(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .map(RecordComponent::getName)
                    .toList();
        }
    }
}
