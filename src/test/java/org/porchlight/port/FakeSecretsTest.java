package org.porchlight.port;

class FakeSecretsTest extends SecretsContract {
    private final FakeSecrets secrets = new FakeSecrets();

    @Override
    protected Secrets secrets() {
        return secrets;
    }
}
