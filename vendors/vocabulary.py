"""Words of the facts: what is stored, as in the catalogue's files, and the label that pages print."""

from common.words import Word


class ProductKind(Word):
    """What a product is for."""

    MEETING = "meeting", "meeting"
    CALLING = "calling", "calling"
    MESSAGING = "messaging", "messaging"
    INTERPRETATION = "interpretation", "interpretation"


class Hosting(Word):
    """Who runs the servers."""

    VENDOR_CLOUD = "vendor-cloud", "vendor's cloud"
    SELF_HOSTED = "self-hosted", "self-hosted"
    BOTH = "both", "vendor's cloud or self-hosted"


class ClaimKind(Word):
    """What a claim is about."""

    DATA_FLOW = "data-flow", "data flow"
    SAFEGUARD = "safeguard", "safeguard"
    GOVERNANCE = "governance", "governance"


class AssertedBy(Word):
    """Whose voice a claim is."""

    VENDOR = "vendor", "the vendor"
    INDEPENDENT = "independent", "an independent source"
    REGULATOR = "regulator", "a regulator"
    COURT = "court", "a court"


class ClaimStatus(Word):
    """Whether a claim still stands, and why not."""

    CURRENT = "current", "current"
    SUPERSEDED = "superseded", "superseded"
    CONTRADICTED = "contradicted", "contradicted"
    WITHDRAWN = "withdrawn", "withdrawn"


class CitationRelation(Word):
    """What a document does to a claim."""

    SUPPORTS = "supports", "supports"
    CONTRADICTS = "contradicts", "contradicts"
    CONTEXT = "context", "gives context"


class EvidenceKind(Word):
    """What a document is."""

    PRIVACY_POLICY = "privacy-policy", "privacy policy"
    TERMS = "terms", "terms of service"
    SUBPROCESSOR_LIST = "subprocessor-list", "list of sub-processors"
    SECURITY_WHITEPAPER = "security-whitepaper", "security white paper"
    DOCUMENTATION = "documentation", "documentation"
    TRANSPARENCY_REPORT = "transparency-report", "transparency report"
    CERTIFICATION = "certification", "certification"
    AUDIT = "audit", "audit"
    REGULATOR = "regulator", "regulator's document"
    COURT = "court", "court document"
    LAW = "law", "law"
    RESEARCH = "research", "research"
    NEWS = "news", "news"
    SOURCE_CODE = "source-code", "source code"


class Independence(Word):
    """Whose document it is."""

    VENDOR = "vendor", "the vendor's own"
    INDEPENDENT = "independent", "independent of the vendor"
    REGULATOR = "regulator", "from a regulator"
    COURT = "court", "from a court"


class LawReach(Word):
    """How far an access law reaches."""

    TERRITORIAL = "territorial", "within the territory"
    CORPORATE_CONTROL = "corporate-control", "wherever the company has control"
    EXTRATERRITORIAL = "extraterritorial", "beyond the territory"


class Compels(Word):
    """What an access law can compel."""

    CONTENT = "content", "content"
    METADATA = "metadata", "metadata"
    TECHNICAL_ASSISTANCE = "technical-assistance", "technical assistance"
    RETENTION = "retention", "retention of data"


class Answer(Word):
    """An answer that is not always plain; not established is null in the files."""

    YES = "yes", "yes"
    PARTIAL = "partial", "in part"
    NO = "no", "no"


class Adequacy(Word):
    """What the EU has decided on data protection in a jurisdiction."""

    MEMBER = "member", "in the EU or the EEA"
    ADEQUATE = "adequate", "adequacy decision"
    PARTIAL = "partial", "adequacy decision for some recipients"
    NONE = "none", "no adequacy decision"


class DataKind(Word):
    """Which data a flow carries."""

    ACCOUNT = "account", "account details"
    CONTACTS = "contacts", "contacts"
    DEVICE = "device", "device details"
    NETWORK_ADDRESS = "network-address", "network address"
    USAGE_LOG = "usage-log", "usage log"
    CONTENT_AUDIO_VIDEO = "content-audio-video", "live audio and video"
    CONTENT_CHAT = "content-chat", "chat messages"
    CONTENT_RECORDING = "content-recording", "recordings"
    CONTENT_TRANSCRIPT = "content-transcript", "transcripts"
    LOCATION = "location", "location"
    PAYMENT = "payment", "payment details"
    BIOMETRICS = "biometrics", "biometric data"
    DIAGNOSTICS = "diagnostics", "diagnostics"


class Subject(Word):
    """Whose data a flow carries."""

    USER = "user", "users"
    GUEST = "guest", "guests"
    ADMIN = "admin", "administrators"
    NON_USER = "non-user", "people who do not use it"


class RecipientKind(Word):
    """What the recipient of a flow is to the vendor."""

    VENDOR = "vendor", "the vendor"
    AFFILIATE = "affiliate", "company of the vendor's group"
    SUBPROCESSOR = "subprocessor", "sub-processor"
    THIRD_PARTY = "third-party", "third party"
    GOVERNMENT = "government", "government"
    OTHER_PARTICIPANTS = "other-participants", "other participants"
    OPERATOR = "operator", "whoever operates the server"


class Purpose(Word):
    """Why a flow happens."""

    SERVICE = "service", "to run the service"
    SUPPORT = "support", "support"
    ANALYTICS = "analytics", "analytics"
    ADVERTISING = "advertising", "advertising"
    AI_TRAINING = "ai-training", "training of AI"
    SECURITY = "security", "security"
    LEGAL_DEMAND = "legal-demand", "to answer a legal demand"
    OTHER = "other", "another purpose"


class Trigger(Word):
    """When a flow happens."""

    ALWAYS = "always", "always"
    OPTIONAL_FEATURE = "optional-feature", "when an optional feature is used"
    CUSTOMER_CHOICE = "customer-choice", "when the customer chooses it"
    LEGAL_DEMAND = "legal-demand", "on a legal demand"
    UNKNOWN = "unknown", "not stated"


class Protection(Word):
    """How a flow is encrypted."""

    END_TO_END_DEFAULT = "end-to-end-default", "end-to-end by default"
    END_TO_END_OPTIONAL = "end-to-end-optional", "end-to-end as an option"
    IN_TRANSIT_AND_AT_REST = "in-transit-and-at-rest", "in transit and at rest"
    IN_TRANSIT = "in-transit", "in transit"
    NONE = "none", "none"
    UNKNOWN = "unknown", "not stated"


class Certificate(Word):
    """A certificate, attestation or authorisation that the rubric or a claim names."""

    ISO_27001 = "iso-27001", "ISO/IEC 27001"
    ISO_27017 = "iso-27017", "ISO/IEC 27017"
    ISO_27018 = "iso-27018", "ISO/IEC 27018"
    ISO_27701 = "iso-27701", "ISO/IEC 27701"
    ISO_20000 = "iso-20000", "ISO/IEC 20000"
    SOC_1 = "soc-1", "SOC 1"
    SOC_2 = "soc-2", "SOC 2"
    SOC_3 = "soc-3", "SOC 3"
    C5 = "c5", "BSI C5"
    HDS = "hds", "HDS"
    CSA_STAR = "csa-star", "CSA STAR"
    CYBER_ESSENTIALS = "cyber-essentials", "Cyber Essentials"
    FEDRAMP = "fedramp", "FedRAMP"
    HITRUST = "hitrust", "HITRUST"
    PCI_DSS = "pci-dss", "PCI DSS"
    COMMON_CRITERIA = "common-criteria", "Common Criteria"
    CN_MLPS_3 = "cn-mlps-3", "China's classified protection, level 3"
