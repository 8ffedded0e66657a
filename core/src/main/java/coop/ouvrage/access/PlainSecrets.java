package coop.ouvrage.access;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals the secrets of apps that an earlier version kept as they are, before the first page is served. A migration cannot: the key is not in
 * the database.
 */
@Component
class PlainSecrets implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(PlainSecrets.class);

    private final JdbcClient jdbc;
    private final SealedSecrets secrets;

    PlainSecrets(JdbcClient jdbc, SealedSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    private record Plain(UUID id, String secret) {}

    @Override
    public void afterSingletonsInstantiated() {
        var plain = jdbc.sql("select id, totp_secret as secret from app_user where totp_secret is not null")
                .query(Plain.class)
                .list();
        plain.forEach(one -> jdbc.sql("""
                update app_user set totp_sealed = :sealed, totp_secret = null where id = :id and totp_secret = :plain""")
                .param("sealed", secrets.seal(one.id(), one.secret()))
                .param("id", one.id())
                .param("plain", one.secret())
                .update());
        if (!plain.isEmpty()) {
            LOG.info("the secrets of {} authenticator apps are sealed now", plain.size());
        }
    }
}
