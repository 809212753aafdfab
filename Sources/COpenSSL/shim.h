// OpenSSL 3 for Swift: digests, Ed25519, X.509 paths and revocation. Function-like macros get inline functions here.
#ifndef CAREGATE_OPENSSL_SHIM_H
#define CAREGATE_OPENSSL_SHIM_H
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/pem.h> // before cms.h, which declares the PEM functions of CMS only then
#include <openssl/cms.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

static inline STACK_OF(X509) *caregate_sk_X509_new(void) { return sk_X509_new_null(); }
static inline int caregate_sk_X509_push(STACK_OF(X509) *stack, X509 *certificate) { return sk_X509_push(stack, certificate); }
static inline void caregate_sk_X509_free(STACK_OF(X509) *stack) { sk_X509_free(stack); }
static inline int caregate_sk_GENERAL_NAME_num(const GENERAL_NAMES *names) { return sk_GENERAL_NAME_num(names); }
static inline GENERAL_NAME *caregate_sk_GENERAL_NAME_value(const GENERAL_NAMES *names, int index) { return sk_GENERAL_NAME_value(names, index); }
static inline int caregate_general_name_uri(const GENERAL_NAME *name, const unsigned char **data) {
    if (name->type != GEN_URI) return -1;
    *data = ASN1_STRING_get0_data(name->d.uniformResourceIdentifier);
    return ASN1_STRING_length(name->d.uniformResourceIdentifier);
}
static inline EVP_PKEY *caregate_EC_generate_P256(void) { return EVP_EC_gen("P-256"); }
static inline EVP_PKEY *caregate_ED25519_generate(void) { return EVP_PKEY_Q_keygen(NULL, NULL, "ED25519"); }
static inline long caregate_BIO_get_mem_data(BIO *bio, char **data) { return BIO_get_mem_data(bio, data); }
static inline void caregate_X509_STORE_set_flags(X509_STORE *store, unsigned long flags) { X509_STORE_set_flags(store, flags); }
#endif
